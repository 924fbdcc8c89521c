// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/report_form.h"

#include "client/evidence.h"
#include "models/evidence_words.h"

#include <array>

namespace qs::models {

namespace {

using client::ReportWhy;
constexpr std::array kReasons{
    ReportWhy::Harm,
    ReportWhy::Harassment,
    ReportWhy::Hate,
    ReportWhy::Spam,
    ReportWhy::Other};

} // namespace

QStringList ReportForm::reasons()
{
    QStringList words;
    for (const ReportWhy why : kReasons) {
        words.append(EvidenceWords::reason(why));
    }
    return words;
}

QList<client::ReportPreview::Post> ReportForm::revealed() const
{
    if (!m_preview) {
        return {};
    }
    QList<client::ReportPreview::Post> posts{m_preview->post};
    return m_withContext ? posts + m_preview->context : posts;
}

QStringList ReportForm::authors() const
{
    QStringList names;
    for (const client::ReportPreview::Post& post : revealed()) {
        names.append(post.author.name);
    }
    return names;
}

QStringList ReportForm::texts() const
{
    QStringList texts;
    for (const client::ReportPreview::Post& post : revealed()) {
        texts.append(post.text);
    }
    return texts;
}

void ReportForm::setWithContext(bool with)
{
    m_withContext = with;
    Q_EMIT changed();
}

void ReportForm::setReason(int reason)
{
    m_reason = qBound(0, reason, static_cast<int>(kReasons.size()) - 1);
    Q_EMIT changed();
}

void ReportForm::open(const QString& postId)
{
    using Preview = Result<client::ReportPreview>;
    const QByteArray bytes = QByteArray::fromHex(postId.toLatin1());
    const auto author = UserId::from(bytes.first(qMin(bytes.size(), qsizetype(UserId::kSize))));
    const auto id = author ? ObjectId::from(bytes.sliced(UserId::kSize)) : std::nullopt;
    m_preview.reset();
    m_problem.clear();
    m_reason = 0;
    m_withContext = true;
    m_post = id ? ObjectRef{*author, *id} : ObjectRef();
    Q_EMIT changed();
    m_link.ask<Preview>(
        [post = m_post](client::Account& account) {
            return account.evidence().previewReport(post, true);
        },
        [this, post = m_post](const Preview& preview) {
            if (post != m_post) {
                return;
            }
            if (preview) {
                m_preview = *preview;
            } else {
                m_problem = EvidenceWords::reportProblem(preview.error().code);
            }
            Q_EMIT changed();
        }
    );
}

void ReportForm::send(const QString& note)
{
    using Outcome = Result<void>;
    m_busy = true;
    m_problem.clear();
    Q_EMIT changed();
    const ReportWhy why = kReasons[static_cast<size_t>(m_reason)];
    m_link.ask<Outcome>(
        [post = m_post, why, note, with = m_withContext](client::Account& account) {
            return account.evidence().report(post, why, note, with);
        },
        [this](const Outcome& outcome) {
            m_busy = false;
            if (!outcome) {
                m_problem = EvidenceWords::reportProblem(outcome.error().code);
            }
            Q_EMIT changed();
            if (outcome) {
                Q_EMIT sent();
            }
        }
    );
}

} // namespace qs::models
