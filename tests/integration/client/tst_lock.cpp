// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/locking.h"
#include "client/own_profile.h"
#include "client/shelf.h"
#include "crypto/account.h"
#include "host/spent_memory.h"
#include "store/disk_store.h"
#include "store/marker.h"
#include "support/canary_scan.h"
#include "support/desk.h"
#include "support/server_process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>

using namespace qs;
using namespace Qt::StringLiterals;
using client::LockMode;
using client::SignInProblem;

namespace {

const QString kPassword = u"correct horse battery staple"_s;
const QString kAnother = u"another one for this device"_s;

/// Keys that must not be found. In one place, so that the search can tell them from a find.
struct Needles
{
    static constexpr int kCount = 6;
    std::array<std::array<char, 32>, kCount> keys{};
};
Needles needles;

void note(Needles& into, int at, QByteArrayView key)
{
    QCOMPARE(key.size(), 32);
    std::memcpy(into.keys[static_cast<size_t>(at)].data(), key.data(), 32);
}

// In a process of its own, so that nothing of it stays in this one.
void readKeysInto(int descriptor, const QString& folder)
{
    Needles found;
    {
        const auto marker = store::readMarker(folder);
        const auto local = crypto::openByPassword(
            (*marker)->wraps,
            kPassword,
            {
                .preferred = crypto::KdfPolicy().floor,
                .floor = crypto::KdfPolicy().floor,
                .ceiling = crypto::KdfPolicy().ceiling,
            }
        );
        const auto disk = store::DiskStore::open(folder, *local);
        const auto secret = (*disk)->get(store::Slot::Account, "keys");
        const auto keys = crypto::AccountKeys::deserialize(**secret);
        const crypto::UserSeed& seed = keys->seeds().newest();
        note(found, 0, local->view());
        note(found, 1, (*disk)->snapshotKey().view());
        note(found, 2, keys->deviceBox().seed().view());
        note(found, 3, seed.view());
        note(found, 4, crypto::selfKeyOf(seed).view());
        note(found, 5, crypto::userBoxOf(seed).seed().view());
    }
    const auto* const bytes = reinterpret_cast<const char*>(&found);
    _exit(write(descriptor, bytes, sizeof(found)) == sizeof(found) ? 0 : 1);
}

bool learnKeys(const QString& folder)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) {
        return false;
    }
    const pid_t child = fork();
    if (child == 0) {
        readKeysInto(pipe[1], folder);
    }
    close(pipe[1]);
    const bool whole = read(pipe[0], &needles, sizeof(needles)) == sizeof(needles);
    close(pipe[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return whole && status == 0;
}

/// How often `needle` stands in the memory of this process, not counting where it was asked from.
int countInMemory(QByteArrayView needle)
{
    int found = 0;
    QFile maps(u"/proc/self/maps"_s);
    const int memory = open("/proc/self/mem", O_RDONLY);
    if (!maps.open(QIODevice::ReadOnly) || memory < 0) {
        return -1;
    }
    const QList<QByteArray> lines = maps.readAll().split('\n');
    QByteArray piece;
    piece.reserve(1 << 20);
    for (const QByteArray& line : lines) {
        const QByteArray range = line.split(' ').value(0);
        const qulonglong from = range.split('-').value(0).toULongLong(nullptr, 16);
        const qulonglong to = range.split('-').value(1).toULongLong(nullptr, 16);
        // Guard pages too: through this file they can be read.
        const bool isOurs = !line.contains("[v") && !line.contains(".so") && from < to;
        for (qulonglong at = from; isOurs && at < to; at += (1 << 20)) {
            const auto wanted = std::min<qulonglong>(to - at, (1 << 20) + 32);
            piece.resize(static_cast<qsizetype>(wanted));
            const ssize_t count = pread(memory, piece.data(), wanted, static_cast<off_t>(at));
            for (qsizetype hit = 0; count > 0; ++hit) {
                hit = QByteArrayView(piece.constData(), count).indexOf(needle, hit);
                if (hit < 0) {
                    break;
                }
                const auto* const address =
                    reinterpret_cast<const char*>(at + static_cast<qulonglong>(hit));
                const bool isQuestion = address == needle.data();
                const bool isPiece =
                    address >= piece.constData() && address < piece.constData() + piece.capacity();
                found += !isQuestion && !isPiece && hit < (1 << 20);
            }
        }
    }
    close(memory);
    return found;
}

int keysInMemory()
{
    int found = 0;
    for (const auto& key : needles.keys) {
        found += countInMemory(QByteArrayView(key.data(), 32)) > 0;
    }
    return found;
}

} // namespace

/// Locking and the ways in, with real disks, a real server and every kind of keychain.
class TestLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesNoKeyInMemory();
    void keepsTheShelfFromServerAndDisk();
    void keepsADraftAndWhatIsUnsent();
    void asksForThePasswordWithoutAKeychain();
    void opensByTheKeychainAndForgetsTheOldEntryWhenItChanges();
    void wantsBothWhenBothWereChosen();
    void neverWritesOverALostEntry();
    void comesBackWhenTheFirstKeychainDoes();
    void keepsTheLockWhenTheKeychainWillNotTakeTheKey();
    void keepsTheLockWhenThePasswordIsTooShort();

private:
    [[nodiscard]] client::Credentials credentials() const
    {
        return {m_server->url().toString(), u"ada"_s, u"Ada"_s, {}, kPassword};
    }
    static Result<void> change(test::Desk& desk, LockMode mode, const QString& password)
    {
        Result<void> outcome = Error{ErrorCode::Busy, {}};
        desk.account->locking().changeMode(mode, password, [&](const Result<void>& changed) {
            outcome = changed;
        });
        return outcome;
    }
    static void lock(test::Desk& desk)
    {
        const host::SpentMemory spent;
        desk.account->close();
        desk.account.reset();
    }

    std::unique_ptr<test::ServerProcess> m_server;
};

void TestLock::init()
{
    m_server = std::make_unique<test::ServerProcess>();
    QVERIFY(m_server->start());
}

void TestLock::leavesNoKeyInMemory()
{
    test::Desk desk;
    desk.signUp(credentials());
    QVERIFY(desk.account);
    lock(desk);
    QVERIFY(learnKeys(desk.path()));
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    desk.account->connectNow();
    QString canary = u"not to be found: "_s + QString::number(qulonglong(desk.clock.nowMs()), 36);
    QVERIFY(desk.account->publish(canary, client::Audience::OnlyMe).ok());
    QTRY_COMPARE(desk.account->link().unsent, 0);
    QCOMPARE(desk.account->timeline({}, 10).posts.first().text, canary);
    const QByteArray text = canary.toUtf8();
    QVERIFY2(keysInMemory() >= 4, "the search does not find what is there");
    const int before = countInMemory(text);
    lock(desk);
    QCOMPARE(keysInMemory(), 0);
    // Text is best effort: Qt and SQLite free what they copied, unwiped, while the account is open.
    const int after = countInMemory(text);
    qInfo("text in memory: %d before the lock, %d after it", before, after);
    QVERIFY(after < before);
}

void TestLock::keepsTheShelfFromServerAndDisk()
{
    test::Desk desk;
    desk.signUp(credentials());
    QVERIFY(desk.account);
    desk.account->connectNow();
    test::CanaryScan scan;
    const auto canary = [&](const QString& field) {
        const QString text = test::canary(field);
        scan.lookFor(text);
        return text;
    };
    client::Shelf& shelf = desk.account->shelf();
    const auto post = desk.account->publish(u"a post"_s, client::Audience::OnlyMe);
    const auto folder = shelf.makeFolder(canary(u"folder"_s));
    QVERIFY(shelf.bookmark(*post, *folder, canary(u"note"_s)).ok());
    content::Mute mute;
    mute.kind = content::MuteKind::Word;
    mute.word = canary(u"mute"_s);
    QVERIFY(shelf.mute(mute).ok());
    content::Filter filter;
    filter.name = canary(u"filter"_s);
    filter.words = {canary(u"filter-word"_s)};
    QVERIFY(shelf.keepFilter(filter).ok());
    QVERIFY(shelf.keepDraft({}, canary(u"draft"_s), client::Audience::OnlyMe).ok());
    QVERIFY(shelf.choose(u"c"_s, canary(u"choice"_s).toUtf8()).ok());
    const content::Profile profile{{u"Ada"_s, 9}, canary(u"bio"_s)};
    QVERIFY(desk.account->profile().edit(profile).ok());
    QVERIFY(shelf.flush().ok());
    QTRY_COMPARE(desk.account->link().unsent, 0);
    lock(desk);
    QCOMPARE(scan.findIn({m_server->dataFolder(), desk.path()}), QStringList());
}

void TestLock::keepsADraftAndWhatIsUnsent()
{
    test::Desk desk;
    desk.signUp(credentials());
    QVERIFY(desk.account);
    QVERIFY(desk.account->publish(u"not sent yet"_s, client::Audience::OnlyMe).ok());
    QVERIFY(desk.account->saveDraft({u"half a tho"_s, client::Audience::OnlyMe}).ok());
    lock(desk);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
    QCOMPARE(desk.account->draft().text, u"half a tho"_s);
    QCOMPARE(desk.account->timeline({}, 10).posts.first().text, u"not sent yet"_s);
}

void TestLock::asksForThePasswordWithoutAKeychain()
{
    test::Desk desk;
    desk.signUp(credentials());
    QCOMPARE(desk.account->locking().mode(), LockMode::Password);
    QVERIFY(!change(desk, LockMode::Keychain, {}).ok());
    QVERIFY(!change(desk, LockMode::Both, kAnother).ok());
    QVERIFY(change(desk, LockMode::Password, kAnother).ok());
    lock(desk);
    desk.unlock(kPassword);
    QCOMPARE(desk.failure->problem, SignInProblem::WrongPassword);
    desk.unlock(kAnother);
    QVERIFY(desk.account);
}

void TestLock::opensByTheKeychainAndForgetsTheOldEntryWhenItChanges()
{
    test::Desk desk;
    desk.keychain.present = true;
    desk.signUp(credentials());
    QCOMPARE(desk.account->locking().mode(), LockMode::Keychain);
    const QStringList first = desk.keychain.entries.keys();
    QCOMPARE(first.size(), 1);
    QVERIFY(change(desk, LockMode::Keychain, {}).ok());
    QCOMPARE(desk.keychain.entries.size(), 1);
    QVERIFY(desk.keychain.entries.keys() != first);
    lock(desk);
    desk.unlockWithKeychain();
    QVERIFY(desk.account);
    QVERIFY(change(desk, LockMode::Password, kAnother).ok());
    QCOMPARE(desk.keychain.entries.size(), 0);
    lock(desk);
    desk.unlockWithKeychain();
    QCOMPARE(desk.failure->problem, SignInProblem::KeychainMissing);
    desk.unlock(kAnother);
    QVERIFY(desk.account);
}

void TestLock::wantsBothWhenBothWereChosen()
{
    test::Desk desk;
    desk.keychain.present = true;
    desk.signUp(credentials());
    QVERIFY(change(desk, LockMode::Both, kAnother).ok());
    lock(desk);
    QCOMPARE(client::SignIn(desk.ports, desk.path()).presence(), client::Presence::NeedsBoth);
    desk.unlockWithKeychain(); // the keychain alone
    QVERIFY(!desk.account);
    desk.unlock(kPassword); // the account's password is another
    QCOMPARE(desk.failure->problem, SignInProblem::WrongPassword);
    const auto entries = std::exchange(desk.keychain.entries, {});
    desk.unlock(kAnother); // the password alone
    QCOMPARE(desk.failure->problem, SignInProblem::KeychainMissing);
    desk.keychain.entries = entries;
    desk.unlock(kAnother);
    QVERIFY(desk.account);
    QCOMPARE(desk.account->locking().mode(), LockMode::Both);
}

void TestLock::neverWritesOverALostEntry()
{
    test::Desk desk;
    desk.keychain.present = true;
    desk.signUp(credentials());
    QVERIFY(desk.account->publish(u"not sent yet"_s, client::Audience::OnlyMe).ok());
    lock(desk);
    desk.keychain.entries.clear();
    QFile marker(desk.path() + u"/account.cbor"_s);
    QVERIFY(marker.open(QIODevice::ReadOnly));
    const QByteArray before = marker.readAll();
    for (int i = 0; i < 3; ++i) {
        desk.unlockWithKeychain();
        QCOMPARE(desk.failure->problem, SignInProblem::KeychainMissing);
        desk.unlock(kPassword);
        QCOMPARE(desk.failure->problem, SignInProblem::KeychainMissing);
        desk.signUp(credentials());
        QCOMPARE(desk.failure->problem, SignInProblem::AlreadyHere);
    }
    QVERIFY(desk.keychain.entries.isEmpty());
    marker.seek(0);
    QCOMPARE(marker.readAll(), before);
    desk.logIn(credentials());
    QVERIFY(desk.account);
    QCOMPARE(desk.account->timeline({}, 10).posts.first().text, u"not sent yet"_s);
}

// The desktop may offer another keychain today and the first one again tomorrow.
void TestLock::comesBackWhenTheFirstKeychainDoes()
{
    test::Desk desk;
    desk.keychain.present = true;
    desk.signUp(credentials());
    lock(desk);
    const auto first = std::exchange(desk.keychain.entries, {{u"quicksilver/other"_s, "x"}});
    desk.unlockWithKeychain();
    QCOMPARE(desk.failure->problem, SignInProblem::KeychainMissing);
    QCOMPARE(desk.keychain.entries.size(), 1); // the other one was not touched
    desk.keychain.entries = first;
    desk.unlockWithKeychain();
    QVERIFY(desk.account);
}

void TestLock::keepsTheLockWhenTheKeychainWillNotTakeTheKey()
{
    test::Desk desk;
    desk.signUp(credentials());
    desk.keychain.present = true;
    desk.keychain.refuses = true;
    QVERIFY(!change(desk, LockMode::Keychain, {}).ok());
    QVERIFY(!change(desk, LockMode::Both, kAnother).ok());
    QCOMPARE(desk.account->locking().mode(), LockMode::Password);
    lock(desk);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
}

void TestLock::keepsTheLockWhenThePasswordIsTooShort()
{
    test::Desk desk;
    desk.signUp(credentials());
    QCOMPARE(change(desk, LockMode::Password, u"short"_s).error().code, ErrorCode::Invalid);
    lock(desk);
    desk.unlock(kPassword);
    QVERIFY(desk.account);
}

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
