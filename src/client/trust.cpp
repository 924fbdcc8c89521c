// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/trust.h"

#include "client/core.h"
#include "crypto/safety_number.h"

#include <algorithm>

namespace qs::client {

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kDayMs = 24 * 60 * kMinuteMs;

FindingType typeOf(sync::FindingKind kind)
{
    using From = sync::FindingKind;
    using enum FindingType;
    switch (kind) {
    case From::PostsMissing: return PostsMissing;
    case From::WaitingForProof: return WaitingForProof;
    case From::NoKeyYet: return NoKeyYet;
    case From::NeedsNewerApp: return NeedsNewerApp;
    case From::HeldForDoubt: return HeldForDoubt;
    case From::TwoVersions: return TwoVersions;
    case From::RemovedDevice: return RemovedDevice;
    case From::CouldNotOpen: return CouldNotOpen;
    case From::AlteredItem: return AlteredItem;
    case From::Rubbish: return Rubbish;
    case From::NotAllowed: return NotAllowed;
    case From::ForeignManifest: return ForeignManifest;
    case From::LetterRefused: return LetterRefused;
    case From::WrongDeviceList: return WrongDeviceList;
    case From::TwoDeviceLists: return TwoDeviceLists;
    case From::IdentityReplaced: return IdentityReplaced;
    case From::ServerWentBack: return ServerWentBack;
    case From::NumbersDiffer: return NumbersDiffer;
    case From::IdentityRenewed: return IdentityRenewed;
    case From::IdentityVouched: return IdentityVouched;
    }
    return Rubbish;
}

// What is over in a moment is not worth a note.
qint64 patienceOf(FindingType type)
{
    switch (type) {
    case FindingType::WaitingForProof: return kDayMs;
    case FindingType::NoKeyYet:
    case FindingType::PostsMissing: return kMinuteMs;
    default: return 0;
    }
}

bool isNote(FindingType type)
{
    return type <= FindingType::CouldNotOpen;
}

int countOf(const sync::SecurityEntry& entry)
{
    constexpr quint64 kMost = 1'000'000;
    return static_cast<int>(std::min(entry.what.count, kMost));
}

std::optional<crypto::IdentityCard> cardOf(const sync::AddressBook& book, const UserId& user)
{
    if (user == book.me()) {
        return crypto::IdentityCard{user, book.keys().chain().identity()};
    }
    if (const crypto::IdentityChain* const chain = book.identity(user)) {
        return crypto::IdentityCard{user, chain->identity()};
    }
    const crypto::PersonRecord* const known = book.person(user);
    return known ? std::optional(crypto::IdentityCard{user, known->identity}) : std::nullopt;
}

// A name for the row of a note: not one that a post can have, as the author is nobody.
ObjectRef refOf(quint64 entry)
{
    ObjectRef ref;
    for (int i = 0; i < 8; ++i) {
        ref.id.data()[ObjectId::kSize - 1 - i] = static_cast<unsigned char>(entry >> (8 * i));
    }
    return ref;
}

SecurityView viewOf(const Core& core, const sync::SecurityEntry& entry)
{
    SecurityView view;
    view.number = entry.number;
    view.type = typeOf(entry.what.kind);
    view.state = static_cast<FindingState>(entry.decision);
    view.person = entry.what.user.isNull() ? PersonView() : core.person(entry.what.user);
    view.isMe = entry.what.user == core.me();
    view.count = countOf(entry);
    view.firstMs = entry.firstMs;
    view.lastMs = entry.lastMs;
    view.hasEvidence = !entry.what.evidence.isEmpty();
    return view;
}

} // namespace

Result<void> Trust::setVerified(const UserId& person)
{
    return m_core.engine().compared(person, true);
}

Result<void> Trust::setDifferent(const UserId& person)
{
    return m_core.engine().compared(person, false);
}

Result<void> Trust::keepOld(const UserId& person)
{
    return m_core.engine().decideOn(person, sync::Decision::KeptOld);
}

Result<void> Trust::setSeen(quint64 entry)
{
    const sync::SecurityEntry* const found = m_core.engine().security().find(entry);
    if (found && sync::isDoubt(found->what.kind)) {
        return Error{ErrorCode::Invalid, QStringLiteral("a doubt wants a decision")};
    }
    return m_core.engine().decide(entry, sync::Decision::Seen);
}

Result<CodeOutcome> Trust::readCode(const UserId& person, const QString& code)
{
    const auto me = cardOf(m_core.engine().book(), m_core.me());
    const auto other = cardOf(m_core.engine().book(), person);
    if (!me || !other) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody I know")};
    }
    const auto match = crypto::readSafetyCode(code, *me, *other);
    if (!match) {
        return match.error().code == ErrorCode::Incompatible ? CodeOutcome::NewerApp
                                                             : CodeOutcome::NoCode;
    }
    switch (*match) {
    case crypto::CodeMatch::SomebodyElse: return CodeOutcome::SomebodyElse;
    case crypto::CodeMatch::Same: QS_TRY(setVerified(person)); return CodeOutcome::Same;
    case crypto::CodeMatch::Different: QS_TRY(setDifferent(person)); return CodeOutcome::Different;
    }
    return CodeOutcome::NoCode;
}

TrustLevel Trust::level(const UserId& person) const
{
    const sync::AddressBook& book = m_core.engine().book();
    if (const crypto::PersonRecord* const known = book.person(person)) {
        return static_cast<TrustLevel>(known->trust);
    }
    return book.identity(person) ? TrustLevel::Introduced : TrustLevel::Unknown;
}

TrustView Trust::person(const UserId& person) const
{
    TrustView view;
    view.person = m_core.person(person);
    view.level = level(person);
    view.isDoubted = m_core.engine().security().isDoubted(person);
    const sync::AddressBook& book = m_core.engine().book();
    const auto me = cardOf(book, m_core.me());
    const auto other = cardOf(book, person);
    if (me && other && person != m_core.me()) {
        const crypto::SafetyNumber number = crypto::safetyNumberOf(*me, *other);
        view.groups = number.groups;
        view.words = number.words;
        view.code = crypto::writeSafetyCode(*me, *other);
    }
    for (const SecurityView& entry : log()) {
        if (entry.person.id == person && entry.type >= FindingType::WrongDeviceList) {
            view.differs = view.differs || entry.state == FindingState::Differs;
            view.history.append(entry);
        }
    }
    return view;
}

AlarmView Trust::alarm() const
{
    AlarmView alarm;
    const sync::Engine& engine = m_core.engine();
    for (const sync::SecurityEntry& entry : engine.security().entries()) {
        const UserId& user = entry.what.user;
        const bool isDoubt = sync::isDoubt(entry.what.kind) && engine.security().isDoubted(user);
        if (isDoubt && alarm.doubted.id.isNull()) {
            alarm.doubted = m_core.person(user);
            alarm.doubtedSinceMs = entry.firstMs;
        }
        const bool isAltered = entry.what.kind == sync::FindingKind::AlteredItem &&
                               entry.decision == sync::Decision::Open;
        if (isAltered && countOf(entry) > kAlteredPatience) {
            alarm.alteredItems += countOf(entry);
            alarm.alteredEntry = entry.number;
        }
    }
    for (const sync::PendingIntent& pending : engine.outbox().all()) {
        const bool isMine = pending.intent.kind == sync::IntentKind::Post ||
                            pending.intent.kind == sync::IntentKind::React;
        alarm.waiting += isMine && !engine.waitsFor(pending.intent).isNull();
    }
    return alarm;
}

QList<SecurityView> Trust::log() const
{
    QList<SecurityView> views;
    for (const sync::SecurityEntry& entry : m_core.engine().security().entries()) {
        const qint64 age = m_core.ports().clock.nowMs() - entry.firstMs;
        if (age >= patienceOf(typeOf(entry.what.kind))) {
            views.prepend(viewOf(m_core, entry));
        }
    }
    return views;
}

QList<PostView> Trust::notes() const
{
    QList<PostView> rows;
    for (const sync::SecurityEntry& entry : m_core.engine().security().entries()) {
        const FindingType type = typeOf(entry.what.kind);
        const qint64 age = m_core.ports().clock.nowMs() - entry.firstMs;
        const bool isOpen = entry.decision == sync::Decision::Open;
        if (!isNote(type) || !isOpen || age < patienceOf(type)) {
            continue;
        }
        const SecurityView view = viewOf(m_core, entry);
        PostView row;
        row.ref = refOf(entry.number);
        row.key = {entry.what.atMs, entry.what.space, entry.what.seq};
        row.createdMs = entry.firstMs;
        row.note = NoteView{entry.number, type, view.person, view.count, view.hasEvidence};
        rows.append(row);
    }
    std::ranges::sort(rows, std::ranges::greater(), &PostView::key);
    return rows;
}

QString Trust::evidence(quint64 entry) const
{
    const sync::SecurityEntry* const found = m_core.engine().security().find(entry);
    if (!found || found->what.evidence.isEmpty()) {
        return {};
    }
    QStringList lines{QStringLiteral("quicksilver evidence 1")};
    for (const QByteArray& piece : found->what.evidence) {
        lines.append(QString::fromLatin1(piece.toBase64()));
    }
    return lines.join(u'\n');
}

qint64 Trust::nextNoteMs() const
{
    const qint64 now = m_core.ports().clock.nowMs();
    qint64 next = 0;
    for (const sync::SecurityEntry& entry : m_core.engine().security().entries()) {
        const qint64 due = entry.firstMs + patienceOf(typeOf(entry.what.kind));
        if (due > now && (next == 0 || due < next)) {
            next = due;
        }
    }
    return next;
}

} // namespace qs::client
