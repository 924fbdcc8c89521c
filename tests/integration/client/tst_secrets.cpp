// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/secrets.h"
#include "protocol/frame.h"
#include "support/canary_scan.h"
#include "support/desk.h"
#include "support/server_process.h"

#include <QDir>

using namespace qs;
using namespace Qt::StringLiterals;
using client::SecretsProblem;
using client::SignInProblem;

namespace {

const QString kPassword = u"correct horse battery staple"_s;
const QString kOther = u"another battery staple horse"_s;
constexpr qint64 kHourMs = 3'600'000;

/// What happens to a request for a change on its way.
enum class Cut { Nothing, BeforeTheServer, BeforeTheAnswer };

/// Real connections, one of which may break just around a change of secrets.
class CuttingTransports final : public sync::TransportFactory
{
public:
    Cut cut = Cut::Nothing;

    std::unique_ptr<sync::Transport>
    open(const QString& url, sync::Transport::Listener listener) override
    {
        return std::make_unique<Wire>(*this, url, std::move(listener));
    }

private:
    class Wire final : public sync::Transport
    {
    public:
        Wire(CuttingTransports& owner, const QString& url, Listener listener)
            : m_owner(owner), m_listener(std::move(listener))
        {
            m_inner = owner.m_real.open(
                url,
                {[this] { m_listener.onOpen(); },
                 [this](const QByteArray& message) {
                     if (m_isCut) {
                         end();
                     } else {
                         m_listener.onMessage(message);
                     }
                 },
                 [this](Ending ending) {
                     if (!m_isOver) {
                         m_listener.onClosed(ending);
                     }
                 }}
            );
        }
        void send(const QByteArray& message) override
        {
            const auto head = protocol::readFrameHead(message);
            const bool isChange = head && head->type == protocol::FrameType::ChangeSecrets;
            if (isChange && m_owner.cut == Cut::BeforeTheServer) {
                m_owner.m_core.post([this] { end(); });
                return;
            }
            m_isCut = isChange && m_owner.cut == Cut::BeforeTheAnswer;
            m_inner->send(message);
        }
        void probe() override { m_inner->probe(); }
        void close() override { m_inner->close(); }
        [[nodiscard]] qsizetype pendingBytes() const override { return m_inner->pendingBytes(); }

    private:
        void end()
        {
            m_owner.cut = Cut::Nothing;
            if (!std::exchange(m_isOver, true)) {
                m_listener.onClosed(Ending::Closed);
            }
        }

        CuttingTransports& m_owner;
        Listener m_listener;
        std::unique_ptr<sync::Transport> m_inner;
        bool m_isCut = false;
        bool m_isOver = false;
    };

    host::WebSocketTransportFactory m_real;
    host::QtScheduler m_core;
};

/// A desk, and what a person does there about what opens their account.
class SafeDesk : public test::Desk
{
public:
    explicit SafeDesk(const QString& path = {}, sync::TransportFactory* others = nullptr)
        : test::Desk(path)
        , own{clock, random, core, others ? *others : transports, keychain, log, metrics, ports.kdf}
    {
    }

    void attemptWith(const Start& start)
    {
        account.reset();
        failure.reset();
        bool isDone = false;
        client::SignIn signIn(own, path());
        start(signIn, [&](client::SignInOutcome outcome) {
            if (auto* const made = std::get_if<std::unique_ptr<client::Account>>(&outcome)) {
                account = std::move(*made);
            } else {
                failure = std::get<client::SignInFailure>(outcome);
            }
            isDone = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
    }
    void create(const client::Credentials& credentials)
    {
        attemptWith([&](client::SignIn& in, auto done) { in.createAccount(credentials, done); });
    }
    void recover(const client::Credentials& credentials, const QString& sheet)
    {
        attemptWith([&](client::SignIn& in, auto done) { in.recover(credentials, sheet, done); });
    }
    [[nodiscard]] SignInProblem problem() const
    {
        return failure ? failure->problem : SignInProblem::NothingHere;
    }
    [[nodiscard]] client::Secrets& secrets() const { return account->secrets(); }
    [[nodiscard]] QString sheet() const { return secrets().sheet()->groups.join(u'-'); }

    /// Runs one change to its end.
    template<typename Command, typename... Arguments>
    client::SecretsOutcome run(Command command, Arguments... arguments)
    {
        std::optional<client::SecretsOutcome> outcome;
        (secrets().*command
        )(arguments..., [&](const client::SecretsOutcome& got) { outcome = got; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20'000); }();
        return outcome.value_or(client::SecretsOutcome{SecretsProblem::Busy});
    }
    void goLive()
    {
        account->connectNow();
        QTRY_COMPARE_WITH_TIMEOUT(account->link().state, client::LinkStatus::State::Live, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(account->link().unsent, 0, 20'000);
    }
    void write(const QString& text)
    {
        QVERIFY(account->publish(text, client::Audience::OnlyMe).ok());
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList found;
        for (const client::PostView& post : account->timeline({}, 100).posts) {
            found.append(post.text);
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    client::Ports own;
};

using Secrets = client::Secrets;

} // namespace

/// Losing things, and what a person can still do.
class TestSecrets : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ServerProcess> m_server;

    [[nodiscard]] client::Credentials
    credentials(const QString& password = kPassword, const QString& name = u"ada"_s) const
    {
        return {m_server->url().toString(), name, u"Ada"_s, {}, password};
    }
    [[nodiscard]] SignInProblem logInFails(const client::Credentials& tried) const
    {
        SafeDesk desk;
        desk.logIn(tried);
        return desk.problem();
    }
    [[nodiscard]] bool canLogIn(const QString& password) const
    {
        SafeDesk desk;
        desk.logIn(credentials(password));
        return desk.account != nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<test::ServerProcess>();
        QVERIFY(m_server->start());
    }

    void aSheetIsShownOnceAndAskedBack()
    {
        SafeDesk ada;
        ada.create(credentials());
        QVERIFY(ada.account);
        client::SecretsView view = ada.secrets().view();
        QVERIFY(view.hasSheet && view.isSheetDue);
        QCOMPARE(view.askedGroups.size(), 2);
        const client::RecoverySheet sheet = *ada.secrets().sheet();
        QCOMPARE(sheet.groups.size(), 9);
        QCOMPARE(sheet.words, view.words);
        QCOMPARE(sheet.username, u"ada"_s);
        const QString first = sheet.groups[view.askedGroups[0] - 1];
        const QString second = sheet.groups[view.askedGroups[1] - 1];
        QVERIFY(!ada.secrets().confirmSheet(second, first).ok());
        QVERIFY(ada.secrets().view().isSheetDue);
        QVERIFY(ada.secrets().confirmSheet(first.toLower(), u" "_s + second).ok());
        view = ada.secrets().view();
        QVERIFY(!view.hasSheet && !view.isSheetDue);
        QVERIFY(!ada.secrets().confirmSheet(first, second).ok());
    }

    void aSheetThatWasPutOffIsRemindedOfAndReplacedByANewOne()
    {
        SafeDesk ada;
        ada.create(credentials());
        const QString old = ada.sheet();
        ada.secrets().putOffSheet();
        ada.account.reset();
        ada.unlock(kPassword);
        QVERIFY(ada.secrets().view().isSheetDue);
        QVERIFY(!ada.secrets().view().hasSheet);
        QVERIFY(
            ada.run(&Secrets::makeSheet, u"wrong battery staple"_s).problem ==
            SecretsProblem::WrongPassword
        );
        const auto made = ada.run(&Secrets::makeSheet, kPassword);
        QVERIFY(made.ok());
        QVERIFY(made.sheet && made.sheet->groups.join(u'-') != old);
        SafeDesk thief;
        thief.recover(credentials(kOther), old);
        QCOMPARE(thief.problem(), SignInProblem::WrongSheet);
        QVERIFY(canLogIn(kPassword));
    }

    void everythingComesBackWithTheSheetWhenAllIsLost()
    {
        QString sheet;
        {
            SafeDesk lost;
            lost.create(credentials());
            sheet = lost.sheet();
            lost.write(u"for me alone"_s);
            lost.write(u"and this"_s);
            lost.goLive();
        }
        SafeDesk fresh;
        fresh.recover(credentials(kOther), sheet.toLower().replace(u'-', u' '));
        QVERIFY2(fresh.account, qPrintable(QString::number(int(fresh.problem()))));
        QVERIFY(fresh.secrets().view().isSheetDue);
        QVERIFY(fresh.sheet() != sheet);
        fresh.goLive();
        QTRY_COMPARE(fresh.texts(), (QStringList{u"and this"_s, u"for me alone"_s}));
        QVERIFY(!canLogIn(kPassword));
        QVERIFY(canLogIn(kOther));
        SafeDesk again;
        again.recover(credentials(kOther), sheet);
        QCOMPARE(again.problem(), SignInProblem::WrongSheet);
    }

    void aMistypedSheetIsPointedAtBeforeAnythingLeaves()
    {
        SafeDesk ada;
        ada.create(credentials());
        QStringList groups = ada.secrets().sheet()->groups;
        m_server->kill();
        groups[4][2] = groups[4][2] == u'7' ? u'8' : u'7';
        SafeDesk fresh;
        fresh.recover(credentials(kOther), groups.join(u'-'));
        QCOMPARE(fresh.problem(), SignInProblem::BadRecoveryKey);
        QCOMPARE(fresh.failure->wrongGroups, QList<int>{5});
        QVERIFY(QDir(fresh.path()).isEmpty());
    }

    void somebodyElsesSheetChangesNothing()
    {
        SafeDesk ada;
        ada.create(credentials());
        SafeDesk ben;
        ben.create(credentials(kPassword, u"ben"_s));
        SafeDesk fresh;
        fresh.recover(credentials(kOther), ben.sheet());
        QCOMPARE(fresh.problem(), SignInProblem::WrongSheet);
        fresh.recover(credentials(kOther, u"nobody"_s), ben.sheet());
        QCOMPARE(fresh.problem(), SignInProblem::WrongSheet);
        fresh.recover(credentials(u"short"_s), ada.sheet());
        QCOMPARE(fresh.problem(), SignInProblem::WeakPassword);
        QVERIFY(QDir(fresh.path()).isEmpty());
        QVERIFY(canLogIn(kPassword));
    }

    void theOldDiskOpensWithTheSheetAndKeepsWhatWaited()
    {
        SafeDesk ada;
        ada.create(credentials());
        const QString sheet = ada.sheet();
        ada.write(u"never sent"_s);
        ada.account.reset();
        ada.recover(credentials(kOther), sheet);
        QVERIFY(ada.account);
        QCOMPARE(ada.texts(), QStringList{u"never sent"_s});
        ada.goLive();
        ada.account.reset();
        ada.unlock(kPassword);
        QCOMPARE(ada.problem(), SignInProblem::WrongPassword);
        ada.unlock(kOther);
        QVERIFY(ada.account);
    }

    void aNewPasswordOpensServerAndDiskAndTheOldOneNeither()
    {
        SafeDesk ada;
        ada.create(credentials());
        const QString sheet = ada.sheet();
        QVERIFY(
            ada.run(&Secrets::changePassword, u"not this battery"_s, kOther).problem ==
            SecretsProblem::WrongPassword
        );
        QVERIFY(
            ada.run(&Secrets::changePassword, kPassword, u"short"_s).problem ==
            SecretsProblem::WeakPassword
        );
        QVERIFY(canLogIn(kPassword));
        QVERIFY(ada.run(&Secrets::changePassword, kPassword, kOther).ok());
        QVERIFY(!canLogIn(kPassword));
        QVERIFY(canLogIn(kOther));
        ada.account.reset();
        ada.unlock(kPassword);
        QCOMPARE(ada.problem(), SignInProblem::WrongPassword);
        ada.unlock(kOther);
        QVERIFY(ada.account);
        SafeDesk fresh;
        fresh.recover(credentials(kPassword), sheet); // the sheet was not touched
        QVERIFY(fresh.account);
    }

    void aChangeThatBreaksOffIsWholeInTheEnd_data()
    {
        QTest::addColumn<int>("cut");
        QTest::addColumn<bool>("isMade");
        QTest::newRow("before the server") << int(Cut::BeforeTheServer) << false;
        QTest::newRow("before the answer") << int(Cut::BeforeTheAnswer) << true;
    }
    void aChangeThatBreaksOffIsWholeInTheEnd()
    {
        QFETCH(const int, cut);
        QFETCH(const bool, isMade);
        CuttingTransports wires;
        SafeDesk ada({}, &wires);
        ada.create(credentials());
        wires.cut = static_cast<Cut>(cut);
        QVERIFY(
            ada.run(&Secrets::changePassword, kPassword, kOther).problem == SecretsProblem::Unclear
        );
        QVERIFY(ada.secrets().view().isUnclear);

        // Nobody knows yet: both passwords open the disk, however often the program starts.
        for (const QString& password : {kPassword, kOther}) {
            ada.account.reset();
            ada.unlock(password);
            QVERIFY(ada.account);
        }
        ada.goLive();
        QTRY_VERIFY(!ada.secrets().view().isUnclear);
        QCOMPARE(canLogIn(kOther), isMade);
        QCOMPARE(canLogIn(kPassword), !isMade);
        ada.account.reset();
        ada.unlock(isMade ? kPassword : kOther);
        QCOMPARE(ada.problem(), SignInProblem::WrongPassword);
        ada.unlock(isMade ? kOther : kPassword);
        QVERIFY(ada.account);
    }

    void aRenewedIdentityBreaksOffWithoutLosingAnything()
    {
        CuttingTransports wires;
        SafeDesk ada({}, &wires);
        ada.create(credentials());
        ada.write(u"before"_s);
        ada.goLive();
        wires.cut = Cut::BeforeTheAnswer;
        QVERIFY(
            ada.run(&Secrets::renewIdentity, kPassword, kOther).problem == SecretsProblem::Unclear
        );
        ada.account.reset();
        ada.unlock(kOther);
        QVERIFY(ada.account);
        ada.goLive();
        QTRY_VERIFY(!ada.secrets().view().isUnclear);
        QVERIFY(ada.secrets().view().isSheetDue); // nobody ever saw the new one
        ada.write(u"after"_s);
        ada.goLive();
        SafeDesk fresh;
        fresh.logIn(credentials(kOther));
        QVERIFY(fresh.account);
        fresh.goLive();
        QTRY_COMPARE(fresh.texts(), (QStringList{u"after"_s, u"before"_s}));
    }

    void renewingShutsOutWhoKnewThePassword()
    {
        SafeDesk ada;
        ada.create(credentials());
        const QString sheet = ada.sheet();
        ada.write(u"before"_s);
        ada.goLive();
        SafeDesk thief;
        thief.logIn(credentials());
        QVERIFY(thief.account);
        thief.goLive();
        const QStringList words = ada.secrets().view().words;
        const auto renewed = ada.run(&Secrets::renewIdentity, kPassword, kOther);
        QVERIFY2(renewed.ok(), qPrintable(QString::number(int(renewed.problem))));
        QVERIFY(renewed.sheet && renewed.sheet->words != words);
        QTRY_COMPARE(thief.account->link().problem, client::LinkStatus::Problem::SignedOut);
        QCOMPARE(logInFails(credentials()), SignInProblem::BadCredentials);
        SafeDesk other;
        other.recover(credentials(), sheet);
        QCOMPARE(other.problem(), SignInProblem::WrongSheet);

        ada.write(u"after"_s);
        ada.goLive();
        SafeDesk fresh;
        fresh.logIn(credentials(kOther));
        QVERIFY(fresh.account);
        fresh.goLive();
        QTRY_COMPARE(fresh.texts(), (QStringList{u"after"_s, u"before"_s}));
    }

    void aDeviceCanVouchForANewIdentityWhenAllElseIsLost()
    {
        SafeDesk ada;
        ada.create(credentials());
        ada.write(u"before"_s);
        ada.goLive();
        const auto reset = ada.run(&Secrets::resetIdentity, kOther);
        QVERIFY2(reset.ok(), qPrintable(QString::number(int(reset.problem))));
        QVERIFY(reset.sheet);
        SafeDesk fresh;
        fresh.recover(credentials(kPassword), reset.sheet->groups.join(u'-'));
        QVERIFY(fresh.account);
        fresh.goLive();
        QTRY_COMPARE(fresh.texts(), QStringList{u"before"_s});
    }

    void withTwoSecretsThePasswordAloneOpensNothing()
    {
        SafeDesk ada;
        ada.create(credentials());
        const auto made = ada.run(&Secrets::setTwoSecrets, true, kPassword);
        QVERIFY2(made.ok(), qPrintable(QString::number(int(made.problem))));
        QVERIFY(made.sheet && made.sheet->accountGroups.size() == 9);
        QVERIFY(ada.secrets().view().hasAccountKey);
        QCOMPARE(logInFails(credentials()), SignInProblem::BadCredentials);
        client::Credentials both = credentials();
        both.accountKey = made.sheet->accountGroups.join(u' ');
        {
            SafeDesk fresh;
            fresh.logIn(both);
            QVERIFY(fresh.account);
            QVERIFY(fresh.secrets().view().hasAccountKey);
            QVERIFY(fresh.run(&Secrets::changePassword, kPassword, kOther).ok()); // keeps both
        }
        both.password = kOther;
        SafeDesk fresh;
        fresh.logIn(both);
        QVERIFY(fresh.account);
        both.accountKey = both.accountKey.mid(1);
        QCOMPARE(logInFails(both), SignInProblem::BadAccountKey);

        SafeDesk rescued;
        rescued.recover(credentials(kPassword), made.sheet->groups.join(u'-'));
        QVERIFY(rescued.account);
        QCOMPARE(rescued.secrets().sheet()->accountGroups.size(), 9);
        QVERIFY(rescued.run(&Secrets::setTwoSecrets, false, kPassword).ok());
        QVERIFY(canLogIn(kPassword));
    }

    void aDeletedAccountIsGoneForEverybody()
    {
        SafeDesk ada;
        ada.create(credentials());
        ada.goLive();
        QVERIFY(ada.run(&Secrets::deleteAccount, kOther).problem == SecretsProblem::WrongPassword);
        QVERIFY(canLogIn(kPassword));
        QVERIFY(ada.run(&Secrets::deleteAccount, kPassword).ok());
        QVERIFY(!canLogIn(kPassword));
        QTRY_COMPARE(ada.account->link().problem, client::LinkStatus::Problem::SignedOut);
        SafeDesk heir;
        heir.create(credentials());
        QCOMPARE(heir.problem(), SignInProblem::NameTaken);
    }

    void neitherSheetNorPasswordIsOnAnyDisk()
    {
        SafeDesk ada;
        ada.create(credentials());
        test::CanaryScan scan;
        const auto watch = [&] {
            const client::RecoverySheet sheet = *ada.secrets().sheet();
            for (const QStringList& groups : {sheet.groups, sheet.accountGroups}) {
                if (!groups.isEmpty()) {
                    scan.lookFor(groups.join(u'-'));
                    scan.lookFor(groups.join(QString()));
                }
            }
        };
        watch();
        scan.lookFor(kPassword);
        scan.lookFor(kOther);
        QVERIFY(ada.run(&Secrets::changePassword, kPassword, kOther).ok());
        QVERIFY(ada.run(&Secrets::setTwoSecrets, true, kOther).ok());
        watch();
        QVERIFY(ada.run(&Secrets::renewIdentity, kOther, kPassword).ok());
        watch();
        ada.goLive();
        QVERIFY(ada.account->settle().ok());
        QCOMPARE(scan.findIn({ada.path(), m_server->dataFolder()}), QStringList());
        QCOMPARE(scan.findInBytes(ada.log.lines.join(u'\n').toUtf8(), u"log"_s), QStringList());
        QVERIFY(!scan.findInBytes(kOther.toUtf8(), u"here"_s).isEmpty()); // the search works
    }

    void nothingChangesWithAWrongClockOrWithoutAServer()
    {
        SafeDesk ada;
        ada.create(credentials());
        ada.clock.shiftMs = 4 * kHourMs;
        const auto early = ada.run(&Secrets::changePassword, kPassword, kOther);
        QVERIFY(early.problem == SecretsProblem::ClockWrong);
        QVERIFY(qAbs(early.clockSkewMs - 4 * kHourMs) < 60'000);
        ada.clock.shiftMs = 0;
        m_server->kill();
        QVERIFY(
            ada.run(&Secrets::changePassword, kPassword, kOther).problem ==
            SecretsProblem::ServerAway
        );
        QVERIFY(!ada.secrets().view().isUnclear);
        ada.account.reset();
        ada.unlock(kPassword);
        QVERIFY(ada.account);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
