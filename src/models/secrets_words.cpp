// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/secrets_words.h"

#include "models/words.h"

namespace qs::models {

using namespace Qt::StringLiterals;

QString SecretsWords::problem(const client::SecretsOutcome& outcome)
{
    using enum client::SecretsProblem;
    switch (outcome.problem) {
    case None: return {};
    case Busy: return tr("A change is being made already.");
    case ServerAway: return tr("Your server doesn't answer right now. Nothing has changed.");
    case Unclear:
        return tr("The connection broke at the last step. Whether the change was made shows when "
                  "your server answers again; until then both passwords open this device.");
    case WrongPassword: return tr("That is not your password. Nothing has changed.");
    case WeakPassword: return tr("A password needs at least 12 characters.");
    case TooManyTries:
        //: %1 is a length of time such as "40 seconds"
        return tr("That was often. Try again in %1. Nothing has changed.")
            .arg(Words::span(outcome.retryAfterMs));
    case ClockWrong:
        //: %1 is a length of time such as "4 hours"
        return tr("This device's clock is %1 off, so the server can't trust the connection. "
                  "Nothing has changed.")
            .arg(Words::span(outcome.clockSkewMs));
    case SignedOut:
        return tr("Your server no longer knows this device. Log in again, then try once more.");
    case Outdated:
        return tr("Another of your devices changed something at the same moment. Try again.");
    case BadAnswer:
        return tr("What the server sent about your account does not check out. "
                  "Nothing has changed.");
    case WeakServer:
        return tr("This server asks for weaker protection of your password than is safe. "
                  "Nothing was sent.");
    case DiskFull: return tr("This device is full. Free some space, then try again.");
    case DiskDenied: return tr("Quicksilver may not write to its folder on this device.");
    }
    Q_UNREACHABLE();
}

QString SecretsWords::wrongGroups(const QList<int>& asked)
{
    //: %1 names two parts of a long key: "groups 2, 5"
    return tr("These are not %1 of the sheet. Look at the numbers beside the groups.")
        .arg(Words::groups(asked));
}

QString SecretsWords::saved(const QString& path)
{
    //: %1 is where a file lies
    return tr("Saved as %1. Move it somewhere only you can reach.").arg(path);
}

QString SecretsWords::notSaved()
{
    return tr("The sheet could not be saved there. Write it down, or choose another place.");
}

QList<SecretsWords::Line> SecretsWords::lines(const client::RecoverySheet& sheet)
{
    QList<Line> lines{
        //: On the recovery sheet: the name one logs in with
        {tr("Username"), sheet.username},
        //: On the recovery sheet
        {tr("Server"), sheet.host},
        //: On the recovery sheet: words that tell this account from any other
        {tr("Identity"), sheet.words.join(u' ')},
        //: On the recovery sheet: the key that opens the account
        {tr("Recovery key"), sheet.groups.join(u" - "_s)},
    };
    if (!sheet.accountGroups.isEmpty()) {
        //: On the recovery sheet: the second secret, asked beside the password
        lines.append({tr("Account key"), sheet.accountGroups.join(u" - "_s)});
    }
    return lines;
}

QString SecretsWords::html(const client::RecoverySheet& sheet)
{
    QString body;
    for (const Line& line : lines(sheet)) {
        body +=
            u"<dt>%1</dt><dd>%2</dd>"_s.arg(line.label.toHtmlEscaped(), line.value.toHtmlEscaped());
    }
    const QString title = tr("Quicksilver recovery sheet").toHtmlEscaped();
    const QString advice =
        tr("Whoever has this sheet can open the account. Keep it on paper, away from your "
           "devices. It works once: using it makes a new one.")
            .toHtmlEscaped();
    return u"<!doctype html><html><head><meta charset=\"utf-8\"><title>%1</title><style>"
           "body{font-family:sans-serif;margin:4em;color:#000;background:#fff}"
           "dt{margin-top:1.2em;color:#444}dd{margin:0;font:1.2em monospace}"
           "p{margin-top:2.4em;max-width:36em}</style></head>"
           "<body><h1>%1</h1><dl>%2</dl><p>%3</p></body></html>\n"_s.arg(title, body, advice);
}

} // namespace qs::models
