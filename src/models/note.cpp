// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/note.h"

#include "models/trust_words.h"

namespace qs::models {

Note Note::from(const client::NoteView& view)
{
    if (view.entry == 0) {
        return {};
    }
    Note note;
    note.present = true;
    note.tone = toneOf(view.type);
    note.text = TrustWords::note(view);
    note.advice = TrustWords::noteAdvice(view);
    note.entry = QString::number(view.entry);
    if (!view.person.id.isNull()) {
        note.personId = QString::fromLatin1(view.person.id.hex());
    }
    note.hasProof = view.hasEvidence;
    note.wantsCompare = view.type == client::FindingType::HeldForDoubt;
    return note;
}

Note::Tone toneOf(client::FindingType type)
{
    using enum client::FindingType;
    switch (type) {
    case TwoVersions:
    case TwoDeviceLists:
    case IdentityReplaced:
    case NumbersDiffer: return Note::Alarm;
    case RemovedDevice:
    case CouldNotOpen:
    case AlteredItem:
    case HeldForDoubt:
    case PostsMissing:
    case WrongDeviceList:
    case IdentityVouched:
    case ServerWentBack: return Note::Warning;
    case IdentityRenewed:
    case WaitingForProof:
    case NoKeyYet:
    case NeedsNewerApp:
    case Rubbish:
    case NotAllowed:
    case ForeignManifest:
    case LetterRefused: return Note::Calm;
    }
    Q_UNREACHABLE();
}

} // namespace qs::models
