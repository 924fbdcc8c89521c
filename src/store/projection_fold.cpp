// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/projection_parts.h"

namespace qs::store {

using content::PayloadKind;

Result<bool> Projection::Parts::foldPost(const crypto::VerifiedPost& event, const Place& place)
{
    const content::Payload& payload = event.payload();
    QS_TRY_ASSIGN(const bool isGone, wasRemoved(event.object(), place.space));
    const auto kept = [isGone](const QString& text) { return isGone ? QStringLiteral("") : text; };
    QS_TRY(putPost.run(
        event.object().author,
        event.object().id,
        static_cast<quint64>(payload.kind),
        payload.kind != PayloadKind::Reply,
        place.atMs,
        bytesOf(place.space),
        place.seq,
        event.envId(),
        payload.createdMs,
        kept(payload.text),
        kept(payload.lang),
        kept(payload.warning),
        bytesOf(payload.root),
        bytesOf(payload.parent),
        bytesOf(payload.target),
        payload.mayShare
    ));
    const bool isChanged = hasChanged();
    if (isChanged && !isGone) {
        QS_TRY(foldCarried(event));
    }
    return isChanged;
}

Result<bool> Projection::Parts::foldEdit(const crypto::VerifiedPost& event, const Place& place)
{
    const content::Payload& payload = event.payload();
    const QByteArray space = bytesOf(place.space);
    QS_TRY_ASSIGN(const bool isGone, wasRemoved(payload.target, place.space));
    if (isGone) {
        return false;
    }
    QS_TRY(putEdition.run(
        payload.target.author,
        payload.target.id,
        space,
        place.seq,
        place.atMs,
        event.envId(),
        payload.base,
        payload.createdMs,
        payload.text,
        payload.warning
    ));
    const bool isNew = hasChanged();
    QS_TRY(putEdit.run(
        payload.target.author,
        payload.target.id,
        space,
        place.seq,
        event.envId(),
        payload.text,
        payload.lang,
        payload.warning,
        payload.mayShare
    ));
    return isNew || hasChanged();
}

// Nothing of what it said stays, in whatever order it comes.
Result<bool> Projection::Parts::foldRemoval(const crypto::VerifiedPost& event, const Place& place)
{
    const ObjectRef& target = event.payload().target;
    const QByteArray space = bytesOf(place.space);
    QS_TRY(putRemoval.run(target.author, target.id, space));
    const bool isChanged = hasChanged();
    if (isChanged) {
        QS_TRY(blankPost.run(target.author, target.id, space));
        QS_TRY(dropEditions.run(target.author, target.id, space));
        QS_TRY(dropCarried.run(target.author, target.id));
    }
    return isChanged;
}

Result<bool> Projection::Parts::wasRemoved(const ObjectRef& ref, const SpaceRef& space)
{
    isRemoved.query(ref.author, ref.id, bytesOf(space));
    const bool isRow = isNext(isRemoved);
    isRemoved.reset();
    return isRow;
}

Result<void> Projection::Parts::foldCarried(const crypto::VerifiedPost& event)
{
    if (!event.carried()) {
        return {};
    }
    const crypto::CarriedPost& original = *event.carried();
    const content::NameCard& card = original.payload.nameCard;
    return putCarried.run(
        event.object().author,
        event.object().id,
        bytesOf(original.ref),
        static_cast<quint64>(original.space),
        card.isNull() ? QStringLiteral("") : card.name,
        qint64(card.hue),
        original.payload.createdMs,
        original.payload.text,
        original.payload.warning
    );
}

// Who erased what: an author may do so with their own, in the space where they say it.
Result<void> Projection::Parts::foldErasures(const crypto::VerifiedPost& event)
{
    for (const EnvId& id : event.header().erases) {
        QS_TRY(putNamed.run(id, event.author(), bytesOf(event.space())));
    }
    return {};
}

Result<bool> Projection::Parts::foldStub(const crypto::VerifiedStub& stub, const Place& place)
{
    if (stub.header().envelopeClass != protocol::EnvelopeClass::Content) {
        return false;
    }
    QS_TRY(putStub.run(stub.envId(), stub.author(), bytesOf(place.space), place.atMs, place.seq));
    return hasChanged();
}

// A reply is counted under its root and parent, a repost under what it passes on; also when it
// goes.
QList<ObjectRef> Projection::Parts::touchedBy(const crypto::VerifiedPost& event)
{
    const content::Payload& payload = event.payload();
    QList<ObjectRef> touched{payload.root, payload.parent};
    if (payload.kind == PayloadKind::Repost) {
        touched.append(payload.target);
    }
    if (payload.kind == PayloadKind::Removal) {
        relations.query(payload.target.author, payload.target.id);
        if (isNext(relations)) {
            touched = {
                refFrom(relations.view(0)), refFrom(relations.view(1)), refFrom(relations.view(2))};
        }
        relations.reset();
    }
    touched.removeAll(ObjectRef());
    return touched;
}

Result<bool> Projection::Parts::foldReaction(const crypto::VerifiedPost& event, const Place& place)
{
    const content::Payload& payload = event.payload();
    QS_TRY(putReaction.run(
        bytesOf(payload.target), event.author(), bytesOf(place.space), place.seq, payload.reaction
    ));
    return hasChanged();
}

Result<bool> Projection::Parts::foldPerson(const crypto::VerifiedPost& event, const Place& place)
{
    const content::NameCard& card = event.payload().nameCard;
    if (card.isNull()) {
        return false;
    }
    person.query(event.author());
    const bool isKnown = isNext(person);
    const PersonRow before = isKnown ? personFrom(person) : PersonRow();
    const Place seen =
        isKnown ? Place{person.number(3), spaceFrom(person.view(4)), person.number(5)} : Place();
    person.reset();
    if (isKnown && seen >= place) {
        return false;
    }
    QS_TRY(putPerson.run(
        event.author(), card.name, qint64(card.hue), place.atMs, bytesOf(place.space), place.seq
    ));
    return before != PersonRow{event.author(), card.name, card.hue};
}

/// The post that looks different now.
Result<std::optional<ObjectRef>>
Projection::Parts::foldKind(const crypto::VerifiedPost& event, const Place& place)
{
    const auto named = [](const Result<bool>& isChanged, const ObjectRef& ref) {
        return isChanged
                   ? Result(isChanged.value() ? std::optional(ref) : std::optional<ObjectRef>())
                   : Result<std::optional<ObjectRef>>(isChanged.error());
    };
    const ObjectRef& target = event.payload().target;
    switch (event.payload().kind) {
    case PayloadKind::Post:
    case PayloadKind::Reply:
    case PayloadKind::Repost: return named(foldPost(event, place), event.object());
    case PayloadKind::Reaction: return named(foldReaction(event, place), target);
    case PayloadKind::Edit: return named(foldEdit(event, place), target);
    case PayloadKind::Removal: return named(foldRemoval(event, place), target);
    case PayloadKind::Profile: break;
    }
    return std::optional<ObjectRef>();
}

Result<Applied> Projection::Parts::fold(const crypto::VerifiedPost& event, const Place& place)
{
    Applied applied;
    if (!event.payload().isKnown()) {
        return applied;
    }
    QS_TRY(foldErasures(event));
    QS_TRY_ASSIGN(applied.post, foldKind(event, place));
    if (applied.post) {
        applied.touched = touchedBy(event);
    }
    QS_TRY_ASSIGN(applied.isPersonNew, foldPerson(event, place));
    return applied;
}

} // namespace qs::store
