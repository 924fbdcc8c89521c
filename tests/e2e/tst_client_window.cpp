// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/people.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSet>

using namespace qs;
using namespace Qt::StringLiterals;
using test::Person;

namespace {

constexpr int kTourMs = 120'000;

struct Tour
{
    int exitCode = -1;
    QByteArray errors;
    QStringList pictures;
};

/// The program with its window, walking through its screens; `password` goes to --unlock-fd.
Tour tourOf(const QString& folder, const QString& pictures, const QString& password = {})
{
    QStringList arguments{
        u"--data"_s,
        folder,
        u"--tour"_s,
        pictures,
        u"--no-keychain"_s,
        u"--log-level"_s,
        u"error"_s};
    if (!password.isEmpty()) {
        arguments += {u"--unlock-fd"_s, u"0"_s};
    }
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder); // Qt complains without one
    process.setProcessEnvironment(environment);
    process.start(test::ControlClient::program(), arguments);
    process.write(password.toUtf8() + '\n');
    process.closeWriteChannel();
    process.waitForFinished(kTourMs);
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {
        ended ? process.exitCode() : -1,
        process.readAllStandardError(),
        QDir(pictures).entryList(QDir::Files, QDir::Name),
    };
}

QStringList picturesOf(const QStringList& screens)
{
    QStringList names;
    for (const QString& screen : screens) {
        for (const QString& theme : {u"light"_s, u"dark"_s}) {
            for (const int width : {390, 840, 1440}) {
                names.append(u"%1-%2-%3.png"_s.arg(width).arg(theme, screen));
            }
        }
    }
    names.sort();
    return names;
}

/// How many colors a picture has: a blank window has one.
qsizetype colorsIn(const QString& path)
{
    const QImage image(path);
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4) {
            colors.insert(image.pixel(x, y));
        }
    }
    return colors.size();
}

} // namespace

/// The client program with its window: it loads, follows the account, complains about nothing, and
/// leaves.
class TestClientWindow : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void showsTheEntranceOfAnEmptyDevice();
    void opensAnAccountAndShowsItsScreens();
    void showsAnAccountWithoutItsServer();
    void leavesWithAnErrorIfThePasswordIsWrong();
};

void TestClientWindow::showsTheEntranceOfAnEmptyDevice()
{
    const QString pictures = m_folder.filePath(u"entrance"_s);
    QVERIFY(QDir().mkpath(m_folder.filePath(u"empty"_s)));
    const Tour tour = tourOf(m_folder.filePath(u"empty"_s), pictures);
    QCOMPARE(tour.errors, QByteArray());
    QCOMPARE(tour.exitCode, 0);
    QCOMPARE(tour.pictures, picturesOf({u"welcome"_s, u"create"_s, u"login"_s}));
    for (const QString& name : tour.pictures) {
        const QString path = QDir(pictures).filePath(name);
        QCOMPARE(QImage(path).width(), name.section(u'-', 0, 0).toInt());
        QVERIFY2(colorsIn(path) > 10, qPrintable(name));
    }
    const QImage light(QDir(pictures).filePath(u"840-light-welcome.png"_s));
    const QImage dark(QDir(pictures).filePath(u"840-dark-welcome.png"_s));
    QVERIFY(qGray(light.pixel(1, 1)) > qGray(dark.pixel(1, 1)) + 100);
}

void TestClientWindow::opensAnAccountAndShowsItsScreens()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person ada(server, u"ada"_s);
    ada.signUp();
    ada.publish(u"Seen in the window"_s, u"only_me"_s);
    ada.waitLive();
    QCOMPARE(ada.client().quit(), 0);

    const QString pictures = m_folder.filePath(u"open"_s);
    const Tour tour = tourOf(ada.client().folder(), pictures, Person::kPassword);
    QCOMPARE(tour.errors, QByteArray());
    QCOMPARE(tour.exitCode, 0);
    QCOMPARE(tour.pictures, picturesOf({u"unlock"_s, u"home"_s, u"compose"_s, u"people"_s}));
}

void TestClientWindow::showsAnAccountWithoutItsServer()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person ada(server, u"ada"_s);
    ada.signUp();
    QCOMPARE(ada.client().quit(), 0);
    server.kill();

    const QString pictures = m_folder.filePath(u"offline"_s);
    const Tour tour = tourOf(ada.client().folder(), pictures, Person::kPassword);
    QCOMPARE(tour.errors, QByteArray());
    QCOMPARE(tour.exitCode, 0);
    QCOMPARE(tour.pictures, picturesOf({u"unlock"_s, u"offline"_s}));
}

void TestClientWindow::leavesWithAnErrorIfThePasswordIsWrong()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person ada(server, u"ada"_s);
    ada.signUp();
    QCOMPARE(ada.client().quit(), 0);
    const Tour tour =
        tourOf(ada.client().folder(), m_folder.filePath(u"wrong"_s), u"not the password"_s);
    QCOMPARE(tour.exitCode, 74);
}

QTEST_GUILESS_MAIN(TestClientWindow)
#include "tst_client_window.moc"
