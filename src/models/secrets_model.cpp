// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/secrets_model.h"

#include "client/secrets.h"
#include "models/secrets_words.h"

#include <QSaveFile>
#include <QStandardPaths>

namespace qs::models {

using namespace Qt::StringLiterals;

SecretsModel::SecretsModel(AccountLink& link) : m_link(link)
{
    link.addListener([this](const client::Changes& changes) {
        if (changes.secrets) {
            look();
        }
    });
}

void SecretsModel::start()
{
    look();
}

void SecretsModel::look()
{
    m_link.ask<Seen>(
        [](client::Account& account) {
            return Seen{account.secrets().view(), account.secrets().sheet()};
        },
        [this](const Seen& seen) {
            m_view = seen.view;
            m_sheet = seen.sheet;
            Q_EMIT changed();
        }
    );
}

void SecretsModel::setOutcome(const QString& problem, const QString& note)
{
    m_problem = problem;
    m_note = note;
    Q_EMIT outcomeChanged();
}

void SecretsModel::clearOutcome()
{
    setOutcome({}, {});
}

SecretsModel::Done SecretsModel::reporter()
{
    clearOutcome();
    return m_link.returner<client::SecretsOutcome>([this](const client::SecretsOutcome& outcome) {
        setOutcome(SecretsWords::problem(outcome), {});
        if (outcome.ok()) {
            Q_EMIT succeeded();
        }
    });
}

void SecretsModel::makeSheet(const QString& password)
{
    m_link.tell([password, done = reporter()](client::Account& account) {
        account.secrets().makeSheet(password, done);
    });
}

void SecretsModel::changePassword(const QString& password, const QString& next)
{
    m_link.tell([password, next, done = reporter()](client::Account& account) {
        account.secrets().changePassword(password, next, done);
    });
}

void SecretsModel::renewIdentity(const QString& password, const QString& next)
{
    m_link.tell([password, next, done = reporter()](client::Account& account) {
        account.secrets().renewIdentity(password, next, done);
    });
}

void SecretsModel::resetIdentity(const QString& next)
{
    m_link.tell([next, done = reporter()](client::Account& account) {
        account.secrets().resetIdentity(next, done);
    });
}

void SecretsModel::setTwoSecrets(bool wanted, const QString& password)
{
    m_link.tell([wanted, password, done = reporter()](client::Account& account) {
        account.secrets().setTwoSecrets(wanted, password, done);
    });
}

void SecretsModel::deleteAccount(const QString& password)
{
    m_link.tell([password, done = reporter()](client::Account& account) {
        account.secrets().deleteAccount(password, done);
    });
}

void SecretsModel::confirmSheet(const QString& first, const QString& second)
{
    m_link.ask<bool>(
        [first, second](client::Account& account) {
            return account.secrets().confirmSheet(first, second).ok();
        },
        [this](const bool& fits) {
            setOutcome(fits ? QString() : SecretsWords::wrongGroups(m_view.askedGroups), {});
            if (fits) {
                Q_EMIT sheetConfirmed();
            }
        }
    );
}

void SecretsModel::putOffSheet()
{
    clearOutcome();
    m_link.tell([](client::Account& account) { account.secrets().putOffSheet(); });
}

void SecretsModel::saveSheet()
{
    if (!m_sheet) {
        return;
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = u"%1/quicksilver-%2.html"_s.arg(folder, m_sheet->username);
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray page = SecretsWords::html(*m_sheet).toUtf8();
    if (!isOpen || file.write(page) != page.size() || !file.commit()) {
        setOutcome(SecretsWords::notSaved(), {});
        return;
    }
    setOutcome({}, SecretsWords::saved(path));
    Q_EMIT sheetSaved(QUrl::fromLocalFile(path));
}

} // namespace qs::models
