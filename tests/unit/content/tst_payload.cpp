// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "content/payload.h"
#include "content/text.h"

#include <QTest>

using namespace qs;
using namespace qs::content;
using namespace Qt::StringLiterals;

namespace {

template<typename Id>
Id id(char fill)
{
    return *Id::from(QByteArray(Id::kSize, fill));
}

ObjectRef ref(char fill)
{
    return {id<UserId>(fill), id<ObjectId>(fill)};
}

Payload sample(PayloadKind kind)
{
    Payload p;
    p.kind = kind;
    p.createdMs = 1760000000000;
    p.id = id<ObjectId>('i');
    switch (kind) {
    case PayloadKind::Post:
        p.text = u"Quicksilver \U0001F33F"_s;
        p.lang = u"en"_s;
        p.warning = u"spoiler"_s;
        p.mayShare = true;
        p.hlc = 7;
        p.nameCard = {u"Mira"_s, 200};
        break;
    case PayloadKind::Reply:
        p.text = u"yes"_s;
        p.root = ref('r');
        p.parent = ref('p');
        p.voucher = QByteArray(120, 'v');
        break;
    case PayloadKind::Reaction:
        p.target = ref('t');
        p.reaction = kLike.toString();
        break;
    case PayloadKind::Repost: p.target = ref('t'); break;
    case PayloadKind::Edit:
        p.target = ref('t');
        p.base = id<EnvId>('b');
        p.text = u"better"_s;
        break;
    case PayloadKind::Removal: p.target = ref('t'); break;
    case PayloadKind::Profile: p.nameCard = {u"Mira"_s, 1}; break;
    }
    return p;
}

QList<PayloadKind> allKinds()
{
    return {
        PayloadKind::Post,
        PayloadKind::Reply,
        PayloadKind::Reaction,
        PayloadKind::Repost,
        PayloadKind::Edit,
        PayloadKind::Removal,
        PayloadKind::Profile,
    };
}

} // namespace

class PayloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWent();
    void takesAReactionBack();
    void refusesWhatAKindLacks();
    void refusesAnythingCutOff();
    void refusesTrailingBytes();
    void ignoresKeysOfLaterVersions();
    void keepsKindsOfLaterVersionsApart();
    void takesAPictureWithoutText();
    void refusesTextThatIsTooLong();
    void refusesHalfAReference();
    void refusesTimesPastTheCalendar();
    void refusesBrokenNames();
    void staysCanonicalForRandomPayloads();
};

void PayloadTest::comesBackAsItWent()
{
    for (const PayloadKind kind : allKinds()) {
        const Payload p = sample(kind);
        const auto bytes = writePayload(p);
        QVERIFY2(bytes.ok(), bytes.ok() ? "" : qPrintable(bytes.error().detail));
        const auto read = readPayload(*bytes);
        QVERIFY(read.ok());
        QVERIFY(*read == p);
        QVERIFY(read->isKnown());
        QCOMPARE(*writePayload(*read), *bytes);
    }
}

void PayloadTest::takesAReactionBack()
{
    Payload p = sample(PayloadKind::Reaction);
    p.reaction = std::nullopt;
    const auto read = readPayload(*writePayload(p));
    QVERIFY(read.ok());
    QVERIFY(!read->reaction);

    // Silence is not the same as taking it back.
    codec::CborWriter out;
    out.map(4).key(1).uint(3).key(8).uint(1).key(15).array(2);
    out.bytes(QByteArray(32, 't')).bytes(QByteArray(16, 't')).key(18).bytes(QByteArray(16, 'i'));
    QVERIFY(!readPayload(out.take()).ok());
}

void PayloadTest::refusesWhatAKindLacks()
{
    const auto broken = [](PayloadKind kind, auto change) {
        Payload p = sample(kind);
        change(p);
        return !writePayload(p).ok();
    };
    for (const PayloadKind kind : allKinds()) {
        QVERIFY(broken(kind, [](Payload& p) { p.id = {}; }));
    }
    QVERIFY(broken(PayloadKind::Post, [](Payload& p) { p.text = u" \n"_s; }));
    QVERIFY(broken(PayloadKind::Reply, [](Payload& p) { p.root = {}; }));
    QVERIFY(broken(PayloadKind::Reply, [](Payload& p) { p.parent = {}; }));
    QVERIFY(broken(PayloadKind::Reply, [](Payload& p) { p.text.clear(); }));
    QVERIFY(broken(PayloadKind::Reaction, [](Payload& p) { p.target = {}; }));
    QVERIFY(broken(PayloadKind::Reaction, [](Payload& p) { p.reaction = QString(); }));
    QVERIFY(broken(PayloadKind::Reaction, [](Payload& p) { p.reaction = QString(65, u'x'); }));
    QVERIFY(broken(PayloadKind::Repost, [](Payload& p) { p.target = {}; }));
    QVERIFY(broken(PayloadKind::Edit, [](Payload& p) { p.base = {}; }));
    QVERIFY(broken(PayloadKind::Edit, [](Payload& p) { p.target = {}; }));
    QVERIFY(broken(PayloadKind::Removal, [](Payload& p) { p.target = {}; }));
    QVERIFY(broken(PayloadKind::Profile, [](Payload& p) { p.nameCard = {}; }));
    QVERIFY(broken(PayloadKind::Post, [](Payload& p) { p.kind = PayloadKind{}; }));
}

void PayloadTest::refusesAnythingCutOff()
{
    for (const PayloadKind kind : allKinds()) {
        const QByteArray bytes = *writePayload(sample(kind));
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            QVERIFY(!readPayload(bytes.first(length)).ok());
        }
    }
}

void PayloadTest::refusesTrailingBytes()
{
    QVERIFY(!readPayload(*writePayload(sample(PayloadKind::Post)) + '\0').ok());
}

void PayloadTest::ignoresKeysOfLaterVersions()
{
    codec::CborWriter out;
    out.map(6).key(1).uint(1).key(2).text(u"hello").key(8).uint(5);
    out.key(9).array(1).bytes("someone").key(18).bytes(QByteArray(16, 'i'));
    out.key(99).map(1).key(0).null();
    const auto read = readPayload(out.take());
    QVERIFY(read.ok());
    QCOMPARE(read->text, u"hello"_s);
}

void PayloadTest::keepsKindsOfLaterVersionsApart()
{
    codec::CborWriter out;
    out.map(3).key(1).uint(4711).key(8).uint(5).key(30).text(u"poll");
    const auto read = readPayload(out.take());
    QVERIFY(read.ok());
    QVERIFY(!read->isKnown());
    QCOMPARE(static_cast<quint64>(read->kind), 4711u);
}

void PayloadTest::takesAPictureWithoutText()
{
    codec::CborWriter out;
    out.map(4).key(1).uint(1).key(7).array(0).key(8).uint(5).key(18).bytes(QByteArray(16, 'i'));
    const auto read = readPayload(out.take());
    QVERIFY(read.ok());
    QVERIFY(read->hasAttachments);
}

void PayloadTest::refusesTextThatIsTooLong()
{
    Payload p = sample(PayloadKind::Post);
    p.text = QString(kTextGraphemesMax, u'x');
    QVERIFY(writePayload(p).ok());
    p.text += u'x';
    QVERIFY(!writePayload(p).ok());
    p.text = u"x"_s + QChar(0xd800);
    QVERIFY(!writePayload(p).ok());

    codec::CborWriter out;
    out.map(4).key(1).uint(1).key(2).text(QString(kTextGraphemesMax + 1, u'x')).key(8).uint(5);
    out.key(18).bytes(QByteArray(16, 'i'));
    QVERIFY(!readPayload(out.take()).ok());
}

void PayloadTest::refusesHalfAReference()
{
    Payload p = sample(PayloadKind::Removal);
    p.target.id = {};
    QVERIFY(!writePayload(p).ok());
    p = sample(PayloadKind::Post);
    p.root.author = id<UserId>('a');
    QVERIFY(!writePayload(p).ok());
}

void PayloadTest::refusesTimesPastTheCalendar()
{
    Payload p = sample(PayloadKind::Post);
    p.createdMs = kCreatedMsMax;
    QVERIFY(writePayload(p).ok());
    p.createdMs += 1;
    QVERIFY(!writePayload(p).ok());
}

void PayloadTest::refusesBrokenNames()
{
    Payload p = sample(PayloadKind::Post);
    p.nameCard.name = u"two\nlines"_s;
    QVERIFY(!writePayload(p).ok());
    p.nameCard = {u"Mira"_s, 360};
    QVERIFY(!writePayload(p).ok());
}

void PayloadTest::staysCanonicalForRandomPayloads()
{
    SeededRandom random(20251);
    for (int i = 0; i < 2000; ++i) {
        Payload p = sample(allKinds()[static_cast<qsizetype>(random.below(7))]);
        p.id = random.id<ObjectId>();
        p.createdMs = random.below(kCreatedMsMax);
        p.hlc = random.below(3) == 0 ? 0 : random.below(~quint64(0));
        if (!p.text.isEmpty()) {
            for (quint64 n = random.below(40); n > 0; --n) {
                const auto c = static_cast<char32_t>(random.below(0x110000));
                if (!QChar::isSurrogate(c)) {
                    p.text += QStringView(QChar::fromUcs4(c));
                }
            }
        }
        const auto bytes = writePayload(p);
        QVERIFY(bytes.ok());
        const auto read = readPayload(*bytes);
        QVERIFY(read.ok());
        QVERIFY(*read == p);
        QCOMPARE(*writePayload(*read), *bytes);
    }
}

QTEST_APPLESS_MAIN(PayloadTest)
#include "tst_payload.moc"
