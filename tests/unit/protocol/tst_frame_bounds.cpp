// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sample_frames.h"

#include <QTest>

#include <functional>

using namespace qs;
using namespace qs::protocol;

namespace {

template<typename Message>
bool accepted(const Message& message)
{
    return decodeFrame<Message>(encodeFrame(1, message)).ok();
}

// A message that has `size` of something.
using Sized = std::function<bool(qsizetype size)>;

template<typename Id>
QList<Id> many(qsizetype count)
{
    return QList<Id>(count);
}

template<typename Message>
Sized bytesIn(QByteArray Message::*field)
{
    return [=](qsizetype size) {
        Message message;
        message.*field = QByteArray(size, 'x');
        return accepted(message);
    };
}

template<typename Message>
Sized textIn(QString Message::*field)
{
    return [=](qsizetype size) {
        Message message;
        message.*field = QString(size, QLatin1Char('x'));
        return accepted(message);
    };
}

template<typename Message, typename Item>
Sized itemsIn(QList<Item> Message::*field)
{
    return [=](qsizetype count) {
        Message message;
        message.*field = QList<Item>(count);
        return accepted(message);
    };
}

template<typename Message, typename Item>
Sized bytesInItem(QList<Item> Message::*list, QByteArray Item::*field)
{
    return [=](qsizetype size) {
        Item item;
        item.*field = QByteArray(size, 'x');
        Message message;
        message.*list = {item};
        return accepted(message);
    };
}

void row(const char* name, const Sized& accepts, qsizetype bound)
{
    QTest::newRow(name) << accepts << bound;
}

void accountRows()
{
    row("descriptor", bytesIn(&Hello::descriptor), 4096);
    row("detail", textIn(&Failure::detail), kDetailBytesMax);
    row("code", textIn(&Register::code), kNameBytesMax);
    row("username", textIn(&Register::username), kNameBytesMax);
    row("keyring", bytesIn(&Register::keyring), kKeyringBytesMax);
    row("recovery keyring", bytesIn(&Register::recoveryKeyring), kKeyringBytesMax);
    row("recovery wrap", bytesIn(&Register::recoveryWrap), kKeyringBytesMax);
    row("first manifest", bytesIn(&Register::manifest), kManifestBytesMax);
    row("name asked for", textIn(&LoginParams::username), kNameBytesMax);
    row("name logged in", textIn(&Login::username), kNameBytesMax);
    row("keyring answered", bytesIn(&LoginAnswer::keyring), kKeyringBytesMax);
    row("chain answered", itemsIn(&LoginAnswer::manifests), kManifestChainMax);
    row("next manifest", bytesIn(&AddDevice::manifest), kManifestBytesMax);
    row("next keyring", bytesIn(&AddDevice::keyring), kKeyringBytesMax);
    row("heads asked", itemsIn(&ManifestHeads::users), kManifestUsersMax);
    row("heads answered", itemsIn(&ManifestHeadsAnswer::heads), kManifestUsersMax);
    row("manifests", itemsIn(&ManifestsAnswer::manifests), kManifestChainMax);
    row("keyring after step-up", bytesIn(&StepUpAnswer::keyring), kKeyringBytesMax);
    row("name recovered", textIn(&Recover::username), kNameBytesMax);
    row("wrap answered", bytesIn(&RecoverAnswer::recoveryWrap), kKeyringBytesMax);
    row("spare answered", bytesIn(&RecoverAnswer::recoveryKeyring), kKeyringBytesMax);
    row("chain recovered", itemsIn(&RecoverAnswer::manifests), kManifestChainMax);
    row("manifest changed", bytesIn(&ChangeSecrets::manifest), kManifestBytesMax);
}

void spaceRows()
{
    row("statement", bytesIn(&CreateSpace::statement), kStatementBytesMax);
    row("subscriptions", itemsIn(&Subscribe::items), kSubscribeItemsMax);
    row("feed token", bytesInItem(&Subscribe::items, &SubscribeItem::token), Token::kSize);
    row("answers", itemsIn(&Subscribed::items), kSubscribeItemsMax);
    row("events", itemsIn(&Events::events), kPageEventsMax);
    row("event", bytesInItem(&Events::events, &Event::envelope), kEnvelopeBytesMax);
    row("page token", bytesIn(&Page::token), Token::kSize);
    row("appended", itemsIn(&Append::items), kAppendItemsMax);
    row("envelope", bytesInItem(&Append::items, &AppendItem::envelope), kEnvelopeBytesMax);
    row("append token", bytesInItem(&Append::items, &AppendItem::token), Token::kSize);
    row("receipts", itemsIn(&Receipts::outcomes), kLookupItemsMax);
    row("looked up", itemsIn(&Lookup::ids), kLookupItemsMax);
    row("looked up answers", itemsIn(&LookupAnswer::outcomes), kLookupItemsMax);
    row("mail put", itemsIn(&MailPut::items), kMailItemsMax);
    row("mail", bytesInItem(&MailPut::items, &MailPutItem::sealed), kMailItemBytesMax);
    row("drop token", bytesInItem(&MailPut::items, &MailPutItem::token), Token::kSize);
    row("mail received", itemsIn(&Mail::items), kMailItemsMax);
    row("mail item", bytesInItem(&Mail::items, &MailItem::sealed), kMailItemBytesMax);
}

void deviceRows()
{
    row("seed", bytesInItem(&ChangeDevices::seeds, &SealedSeed::sealed), kSealedSeedBytesMax);
    row("seeds", itemsIn(&ChangeDevices::seeds), kSealedSeedsMax);
    row("seed kept",
        bytesInItem(&MySeedsAnswer::seeds, &MySeedsAnswer::Seed::sealed),
        kSealedSeedBytesMax);
    row("seeds kept", itemsIn(&MySeedsAnswer::seeds), kSeedGenerationsMax);
    row("changed devices", bytesIn(&DevicesChanged::manifest), kManifestBytesMax);
    row("rendezvous", bytesIn(&RendezvousSend::message), kRendezvousBytesMax);
}

void evidenceRows()
{
    row("note of a log", bytesIn(&LogHeadAnswer::note), kLogNoteBytesMax);
    row("growth of a log", itemsIn(&LogHeadAnswer::growth), kLogPathMax);
    row("leaves", itemsIn(&LogLeavesAnswer::leaves), kLogLeavesMax);
    row("proofs asked", itemsIn(&LogProof::manifests), kLogProofsMax);
    row("proofs", itemsIn(&LogProofAnswer::proofs), kLogProofsMax);
    row("report", bytesIn(&FileReport::sealed), kReportBytesMax);
    row("rows", itemsIn(&MyRowsAnswer::rows), kKnownRowsMax);
}

} // namespace

class TestFrameBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoundIsReachedAndNotPassed_data()
    {
        QTest::addColumn<Sized>("accepts");
        QTest::addColumn<qsizetype>("bound");
        accountRows();
        spaceRows();
        evidenceRows();
        deviceRows();
    }
    void aBoundIsReachedAndNotPassed()
    {
        QFETCH(const Sized, accepts);
        QFETCH(const qsizetype, bound);
        QVERIFY(accepts(bound));
        QVERIFY(!accepts(bound + 1));
    }

    void aPageOfMoreEventsThanFitIsRefused()
    {
        Page page;
        page.limit = kPageEventsMax;
        QVERIFY(accepted(page));
        page.limit = kPageEventsMax + 1;
        QVERIFY(!accepted(page));
    }

    void costsOfAPasswordHashFitThirtyTwoBits()
    {
        codec::CborWriter out;
        out.array(5).uint(static_cast<quint64>(FrameType::LoginParamsAnswer)).uint(1);
        out.bytes(QByteArray(16, 's')).uint(quint64(1) << 32).uint(1);
        QVERIFY(!decodeFrame<LoginParamsAnswer>(out.take()).ok());
    }

    void numbersOutsideAnEnumerationAreRefusedWhereTheyDecide()
    {
        Subscribed subscribed{{{SampleFrames::circle(), static_cast<SubscribeStatus>(4), 0}}};
        QVERIFY(!accepted(subscribed));
        subscribed.items[0].status = SubscribeStatus::NotFound;
        QVERIFY(accepted(subscribed));

        Receipts receipts;
        receipts.outcomes = {AppendOutcome{}};
        QVERIFY(accepted(receipts));
        receipts.outcomes[0].status = static_cast<AppendStatus>(6);
        QVERIFY(!accepted(receipts));

        QVERIFY(!accepted(Events{{static_cast<SpaceKind>(5), {}}, {}}));
        QVERIFY(accepted(Events{{SpaceKind::Mailbox, {}}, {}}));
    }

    void aFrameOfMoreThanAMegabyteIsRefused()
    {
        Append append;
        const AppendItem large{SampleFrames::circle(), {}, QByteArray(400 * 1024, 'x')};
        append.items = {large, large};
        QVERIFY(accepted(append));
        append.items.append(large);
        QVERIFY(!accepted(append));
    }

    void aDescriptorReadsBackAndIgnoresWhatIsNew()
    {
        Descriptor descriptor;
        descriptor.serverKey = SampleFrames::id<ServerPub>(1);
        descriptor.timeMs = 1'760'000'000'000;
        descriptor.receiptKey = SampleFrames::id<ReceiptPub>(2);
        descriptor.instance = SampleFrames::id<InstanceId>(3);
        descriptor.signUp = SignUp::Closed;
        QByteArray bytes = descriptor.encode();
        const auto read = Descriptor::decode(bytes);
        QVERIFY(read.ok());
        QCOMPARE(read->encode(), bytes);
        QCOMPARE(read->signUp, SignUp::Closed);

        bytes[0] = '\xa9';
        QCOMPARE(
            Descriptor::decode(bytes + QByteArray::fromHex("1818f6"))->encode(), descriptor.encode()
        );
        QVERIFY(!Descriptor::decode(bytes).ok());
        QVERIFY(!Descriptor::decode({}).ok());
    }
};

QTEST_APPLESS_MAIN(TestFrameBounds)
#include "tst_frame_bounds.moc"
