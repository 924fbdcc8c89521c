// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/report.h"
#include "proof/moderation_key.h"
#include "unit/crypto/scene.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

/// Ben reports a post of Anna's circle. Moderators hold a key of their own.
class TestReport : public QObject, public Scene
{
    Q_OBJECT

private:
    ModerationKey m_moderators = ModerationKey::random();

    [[nodiscard]] const WrapKey& wrapKey() const
    {
        return m_epoch->wrapKey(protocol::EnvelopeClass::Content);
    }
    [[nodiscard]] RevealedPost reveal(const QByteArray& envelope) const
    {
        const auto revealed = revealPost(envelope, &wrapKey(), m_anna.chain());
        return revealed ? *revealed : RevealedPost();
    }
    [[nodiscard]] QByteArray sealed(const QList<RevealedPost>& posts) const
    {
        Report report;
        report.reason = ReportReason::Harassment;
        report.note = u"please look"_s;
        report.posts = posts;
        report.madeMs = 1'760'000'000'000;
        return *sealReport(m_benSelf.keys, report, m_moderators.pub());
    }
    [[nodiscard]] QString verdictOn(const RevealedPost& post) const
    {
        const auto opened = openReport(m_moderators, sealed({post}));
        return opened ? u"believed"_s : opened.error().detail;
    }

private Q_SLOTS:
    void init() { begin(); }

    void isOpenedAndProvenByTheModeratorsAlone()
    {
        const QByteArray envelope = sealPost(1, {}, u"cruel words"_s).bytes;
        const QByteArray report = sealed({reveal(envelope)});
        QVERIFY(!report.contains("cruel"));
        const auto opened = openReport(m_moderators, report);
        QVERIFY(opened.ok());
        QVERIFY(opened->reporter == m_benSelf.id());
        QCOMPARE(opened->report.note, u"please look"_s);
        QCOMPARE(opened->report.reason, ReportReason::Harassment);
        QCOMPARE(opened->posts.size(), 1);
        QVERIFY(opened->posts.first().author == m_anna.id());
        QCOMPARE(opened->posts.first().payload.text, u"cruel words"_s);
        QCOMPARE(openReport(ModerationKey::random(), report).error().code, ErrorCode::Corrupt);
    }

    void showsWhatCameBeforeIfThatIsSent()
    {
        const Sealed first = sealPost(1, {}, u"a question"_s);
        const Sealed second = sealPost(2, first.id, u"an answer"_s);
        const auto opened =
            openReport(m_moderators, sealed({reveal(second.bytes), reveal(first.bytes)}));
        QVERIFY(opened.ok());
        QCOMPARE(opened->posts[0].payload.text, u"an answer"_s);
        QCOMPARE(opened->posts[1].payload.text, u"a question"_s);
    }

    void revealsNothingButTheOnePost()
    {
        const Sealed first = sealPost(1, {}, u"reported"_s);
        const Sealed second = sealPost(2, first.id, u"private"_s);
        const QByteArray report = sealed({reveal(first.bytes)});
        const auto opened = openReport(m_moderators, report);
        // What the moderators now hold: all keys in the report. None opens the other post, and the
        // space's own key is not among them.
        const RevealedPost& held = opened->report.posts.first();
        const auto parts = protocol::splitEnvelope(second.bytes);
        const auto key = PostKey::from(held.postKey);
        QVERIFY(!proof::caeadOpen(key, {"B", parts->header}, parts->body).ok());
        QVERIFY(!proof::caeadOpenSecret(key, {"W", parts->header}, parts->wrap).ok());
        QVERIFY(held.postKey != wrapKey().view());
        RevealedPost other{second.bytes, held.postKey, held.chain};
        QVERIFY(!provePost(other).ok());
        QByteArray everything = held.envelope + held.postKey + opened->report.note.toUtf8();
        for (const QByteArray& manifest : held.chain) {
            everything += manifest;
        }
        QVERIFY(!everything.contains(wrapKey().view().toByteArray()));
        QVERIFY(!everything.contains(m_epoch->feedToken()));
    }

    void refusesAnotherKey()
    {
        RevealedPost post = reveal(sealPost(1, {}).bytes);
        post.postKey = PostKey::random().view().toByteArray();
        QCOMPARE(verdictOn(post), u"report: the key is not the one of this post"_s);
        post.postKey.clear();
        QCOMPARE(verdictOn(post), u"report: a sealed post without its key"_s);
    }

    void refusesToFrameSomebodyElse()
    {
        // Ben signs with his device what claims to be Anna's.
        const content::Payload words = post(u"never said"_s);
        const QByteArray plaintext = *content::writePayload(words);
        protocol::EnvelopeHeader header = headerFor(m_benSelf.keys, m_epoch->space(), {1, {}});
        header.author = m_anna.id();
        header.manifestSeq = m_anna.chain().head().seq;
        header.manifestHash = m_anna.chain().head().hash;
        header.epoch = m_epoch->epoch();
        header.epochRef = m_epoch->epochRef();
        SealRandomness random = SealRandomness::fresh();
        const QByteArray key = random.postKey.view().toByteArray();
        const Sealed forged =
            sealWith(header, plaintext, wrapKey(), m_benSelf.keys.deviceKey(), random);
        const RevealedPost revealed{forged.bytes, key, m_anna.chain().bytes()};
        QCOMPARE(verdictOn(revealed), u"report: not a device of the author"_s);
        const RevealedPost hisChain{forged.bytes, key, m_benSelf.chain().bytes()};
        QCOMPARE(verdictOn(hisChain), u"report: the device lists are not the author's"_s);
    }

    void refusesEveryAlteredPost()
    {
        const RevealedPost good = reveal(sealPost(1, {}).bytes);
        QCOMPARE(verdictOn(good), u"believed"_s);
        for (qsizetype i = 0; i < good.envelope.size(); ++i) {
            RevealedPost bad = good;
            bad.envelope[i] = static_cast<char>(bad.envelope[i] ^ 1);
            QVERIFY2(!provePost(bad).ok(), qPrintable(QString::number(i)));
        }
        for (qsizetype i = 0; i < good.chain.first().size(); i += 7) {
            RevealedPost bad = good;
            bad.chain[0][i] = static_cast<char>(bad.chain[0][i] ^ 1);
            QVERIFY2(!provePost(bad).ok(), qPrintable(QString::number(i)));
        }
    }

    void refusesAReportNobodySigned()
    {
        Report report;
        report.posts = {reveal(sealPost(1, {}).bytes)};
        const Person stranger = makePerson();
        const auto sealedByOther = sealReport(stranger.keys, report, m_moderators.pub());
        QVERIFY(openReport(m_moderators, *sealedByOther)->reporter == stranger.id());
        QByteArray damaged = *sealedByOther;
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 4);
        QVERIFY(!openReport(m_moderators, damaged).ok());
    }

    void takesPublicPostsWithoutAKey()
    {
        const auto envelope = sealPublic(m_anna.keys, {1, {}}, post(u"for all"_s));
        const auto revealed = revealPost(envelope->bytes, nullptr, m_anna.chain());
        QVERIFY(revealed.ok());
        QVERIFY(revealed->postKey.isEmpty());
        QCOMPARE(provePost(*revealed)->payload.text, u"for all"_s);
    }

    void sendsDeviceListsUpToTheOneThePostNames()
    {
        const QByteArray envelope = sealPost(1, {}).bytes;
        const AccountKeys second = addDevice(m_anna);
        QCOMPARE(m_anna.chain().bytes().size(), 2);
        QCOMPARE(revealPost(envelope, &wrapKey(), m_anna.chain())->chain.size(), 1);
    }

    void keepsItsBounds()
    {
        const RevealedPost one = reveal(sealPost(1, {}).bytes);
        Report report;
        QVERIFY(!sealReport(m_benSelf.keys, report, m_moderators.pub()).ok());
        report.posts = QList<RevealedPost>(kReportContextMax + 2, one);
        QVERIFY(!sealReport(m_benSelf.keys, report, m_moderators.pub()).ok());
        report.posts = {one};
        report.note = QString(kReportNoteBytesMax + 1, u'x');
        QVERIFY(!sealReport(m_benSelf.keys, report, m_moderators.pub()).ok());
    }

    void keysOfModeratorsReadBackFromTheirFile()
    {
        const auto seed = proof::Secret<32>::random();
        const auto read = proof::readModerationKeyText(proof::moderationKeyText(seed));
        QVERIFY(read.ok());
        QCOMPARE(read->view(), seed.view());
        QVERIFY(ModerationKey::fromSeed(*read).pub() == proof::moderationPubOf(seed));
        QVERIFY(!proof::readModerationKeyText("something else").ok());
        QVERIFY(!proof::readModerationKeyText(proof::moderationKeyText(seed).chopped(9)).ok());
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
