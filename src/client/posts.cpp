// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/posts.h"

#include "client/drafts.h"
#include "client/post_showing.h"
#include "content/text.h"
#include "crypto/envelope.h"
#include "proof/identity.h"

#include <algorithm>

namespace qs::client {

namespace {

using content::Payload;
using content::PayloadKind;
using sync::Intent;
using sync::IntentKind;

const QByteArray kUndoKey = QByteArrayLiteral("undo-send");
constexpr qsizetype kReplyDraftBytesMax = 64 * 1024;

bool isUndoChoice(qint64 ms)
{
    return std::ranges::find(kUndoChoicesMs, ms) != kUndoChoicesMs.end();
}

Error notHere()
{
    return {ErrorCode::NotFound, QStringLiteral("no such post")};
}

Result<void> checkWords(const QString& text)
{
    if (!content::checkText(text).ok()) {
        return Error{ErrorCode::Invalid, QStringLiteral("the text cannot be published as it is")};
    }
    return {};
}

Payload newPayload(Core& core, PayloadKind kind, const QString& text)
{
    Ports& ports = core.ports();
    Payload payload;
    payload.kind = kind;
    payload.text = text;
    payload.id = makeObjectId(ports.clock, ports.random);
    payload.createdMs = static_cast<quint64>(
        std::max(ports.clock.nowMs(), core.projection().lastCreatedMs(core.me()))
    );
    payload.nameCard = core.engine().book().settings().profile.card;
    return payload;
}

Result<Intent>
intentFor(Core& core, IntentKind kind, const SpaceRef& space, const Payload& payload, Hold hold)
{
    Intent intent = core.engine().newIntent(kind);
    intent.space = space;
    intent.object = kind == IntentKind::Post ? ObjectRef{core.me(), payload.id} : payload.target;
    QS_TRY_ASSIGN(intent.payload, content::writePayload(payload));
    if (hold == Hold::ForUndo) {
        const qint64 waitMs = Posts(core).undoMs();
        intent.holdUntilMs =
            waitMs == 0 ? 0 : static_cast<quint64>(core.ports().clock.nowMs() + waitMs);
    }
    return intent;
}

QByteArray replyKey(const ObjectRef& post)
{
    return QByteArrayLiteral("reply/") + post.author.bytes() + post.id.bytes();
}

// A circle's guests need the owner's word, or nobody would believe them.
Result<void> checkGuest(const sync::AddressBook& book, const SpaceRef& space)
{
    const crypto::CircleRecord* const circle =
        space.kind == SpaceKind::Circle ? book.circle(space.id) : nullptr;
    if (circle && circle->owner != book.me() && circle->vouchers.isEmpty()) {
        return Error{ErrorCode::Busy, QStringLiteral("no voucher for the circle yet")};
    }
    return {};
}

// The envelope of a post and what opens it, for readers who hold neither.
Result<void> enclose(Core& core, const store::PostRow& row, Payload& repost)
{
    QS_TRY_ASSIGN(const auto kept, core.disk().envelope(row.newest()));
    if (!kept || kept->entry.envelope.size() > content::kOriginalBytesMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("the original cannot be passed on")};
    }
    repost.original = kept->entry.envelope;
    if (row.place.space.kind == SpaceKind::Public) {
        return {};
    }
    QS_TRY_ASSIGN(const auto parts, protocol::splitEnvelope(repost.original));
    QS_TRY_ASSIGN(const auto header, protocol::readHeader(parts.header));
    const auto epoch = core.engine().book().epoch(header.space, header.epoch, header.epochRef);
    if (!epoch) {
        return Error{ErrorCode::Busy, QStringLiteral("no key for the original")};
    }
    QS_TRY_ASSIGN(
        const crypto::PostKey key, crypto::openPostKey(parts, epoch->wrapKey(header.envelopeClass))
    );
    repost.originalKey = key.view().toByteArray();
    return {};
}

// The sealing that an edit made now is made upon, as far as it has a name yet.
EnvId baseFor(const Core& core, const store::PostRow* row, const sync::PendingPost* pending)
{
    if (row) {
        return row->newest();
    }
    const sync::PendingIntent* const sealed =
        pending ? core.engine().outbox().find(pending->intent) : nullptr;
    const auto name = sealed ? proof::nameOf(sealed->sealed) : Result<EnvId>(notHere());
    return name ? *name : EnvId();
}

} // namespace

Result<ObjectRef> Posts::publish(const QString& text, const Publishing& how)
{
    QS_TRY(checkWords(text));
    QS_TRY_ASSIGN(const SpaceRef space, spaceFor(m_core.engine().book(), how.audience));
    Payload payload = newPayload(m_core, PayloadKind::Post, text);
    payload.warning = how.warning;
    payload.mayShare = how.mayShare;
    QS_TRY_ASSIGN(
        const Intent intent, intentFor(m_core, IntentKind::Post, space, payload, how.hold)
    );
    QS_TRY(m_core.engine().enqueue({intent}, [this] { return Drafts(m_core.disk()).put({}); }));
    m_core.draftChanged();
    return intent.object;
}

Result<ObjectRef> Posts::reply(const ObjectRef& post, const QString& text, Hold hold)
{
    QS_TRY(checkWords(text));
    const auto answered = this->post(post);
    if (!answered) {
        return notHere();
    }
    const sync::AddressBook& book = m_core.engine().book();
    const SpaceRef& heard = answered->key.space;
    const SpaceRef space =
        heard.kind == SpaceKind::Public ? proof::spaceOf(m_core.me(), SpaceKind::Public) : heard;
    QS_TRY(checkGuest(book, space));
    Payload payload = newPayload(m_core, PayloadKind::Reply, text);
    payload.parent = post;
    payload.root = answered->kind == PostKind::Reply ? answered->root : post;
    QS_TRY_ASSIGN(const Intent intent, intentFor(m_core, IntentKind::Post, space, payload, hold));
    QS_TRY(m_core.engine().enqueue({intent}, [this, &post] {
        return m_core.disk().remove(store::Slot::Draft, replyKey(post));
    }));
    m_core.postChanged(payload.root);
    m_core.postChanged(payload.parent);
    return intent.object;
}

Result<void> Posts::edit(const ObjectRef& post, const QString& text, Hold hold)
{
    const auto shown = this->post(post);
    if (!shown) {
        return notHere();
    }
    if (!shown->mine || shown->kind == PostKind::Withheld) {
        return Error{ErrorCode::Denied, QStringLiteral("somebody else's")};
    }
    if (shown->kind != PostKind::Repost || !text.isEmpty()) {
        QS_TRY(checkWords(text));
    }
    const auto row = m_core.projection().post(post);
    const auto pending = row ? std::nullopt : m_core.engine().rebase().post(post);
    if (pending && pending->state != store::IntentState::Sealed) {
        Payload changed = pending->payload;
        changed.text = text;
        QS_TRY_ASSIGN(
            const Intent intent, intentFor(m_core, IntentKind::Post, pending->space, changed, hold)
        );
        return m_core.engine().replace(pending->intent, intent);
    }
    if (row && m_core.projection().editions(post).size() >= kEditionsMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("edited as often as it can be")};
    }
    Payload payload = newPayload(m_core, PayloadKind::Edit, text);
    payload.target = post;
    payload.warning = shown->warning;
    payload.mayShare = row ? row->mayShare : pending->payload.mayShare;
    payload.base = baseFor(m_core, row ? &*row : nullptr, pending ? &*pending : nullptr);
    if (const auto earlier = m_core.engine().rebase().change(post)) {
        const auto sealed = proof::nameOf(earlier->sealed);
        payload.base = sealed ? *sealed : earlier->payload.base;
    }
    QS_TRY_ASSIGN(
        const Intent intent, intentFor(m_core, IntentKind::Edit, shown->key.space, payload, hold)
    );
    return m_core.engine().enqueue({intent});
}

Result<void> Posts::remove(const ObjectRef& post, Hold hold)
{
    const auto shown = this->post(post);
    if (!shown) {
        return notHere();
    }
    if (!shown->mine || shown->kind == PostKind::Withheld) {
        return Error{ErrorCode::Denied, QStringLiteral("somebody else's")};
    }
    const auto pending =
        m_core.projection().post(post) ? std::nullopt : m_core.engine().rebase().post(post);
    if (pending && pending->state != store::IntentState::Sealed) {
        QS_TRY(m_core.engine().giveUp(pending->intent, [] { return Result<void>(); }));
        m_core.postChanged(post);
        return {};
    }
    Payload payload = newPayload(m_core, PayloadKind::Removal, {});
    payload.target = post;
    QS_TRY_ASSIGN(
        const Intent intent, intentFor(m_core, IntentKind::Remove, shown->key.space, payload, hold)
    );
    QS_TRY(m_core.engine().enqueue({intent}));
    for (const ObjectRef& above : {shown->root, shown->parent}) {
        if (!above.isNull()) {
            m_core.postChanged(above);
        }
    }
    return {};
}

Result<ObjectRef>
Posts::repost(const ObjectRef& post, const QString& comment, const Publishing& how)
{
    if (!comment.isEmpty()) {
        QS_TRY(checkWords(comment));
    }
    const auto row = m_core.projection().post(post);
    if (!row || row->kind != PayloadKind::Post) {
        return notHere();
    }
    QS_TRY_ASSIGN(const SpaceRef space, spaceFor(m_core.engine().book(), how.audience));
    const bool isPublic = row->place.space.kind == SpaceKind::Public;
    const bool isSameSpace = row->place.space == space;
    if (!isPublic && !isSameSpace && !row->mayShare) {
        return Error{ErrorCode::Denied, QStringLiteral("its author does not let it be passed on")};
    }
    Payload payload = newPayload(m_core, PayloadKind::Repost, comment);
    payload.target = post;
    payload.warning = how.warning;
    if (isPublic || !isSameSpace) {
        QS_TRY(enclose(m_core, *row, payload));
    }
    QS_TRY_ASSIGN(
        const Intent intent, intentFor(m_core, IntentKind::Post, space, payload, how.hold)
    );
    QS_TRY(m_core.engine().enqueue({intent}));
    m_core.postChanged(post);
    return intent.object;
}

Result<QString> Posts::undo(const ObjectRef& post)
{
    sync::Engine& engine = m_core.engine();
    const auto change = engine.rebase().change(post);
    if (change && change->state == store::IntentState::Queued) {
        QS_TRY(engine.giveUp(change->intent, [] { return Result<void>(); }));
        m_core.postChanged(post);
        return change->payload.text;
    }
    const auto pending = engine.rebase().post(post);
    if (change || !pending || pending->state != store::IntentState::Queued) {
        return Error{ErrorCode::Denied, QStringLiteral("it has left already")};
    }
    const Payload& payload = pending->payload;
    QS_TRY(engine.giveUp(pending->intent, [&]() -> Result<void> {
        if (payload.kind == PayloadKind::Reply) {
            return m_core.disk().put(
                store::Slot::Draft, replyKey(payload.parent), payload.text.toUtf8()
            );
        }
        return payload.kind == PayloadKind::Post
                   ? Drafts(m_core.disk()).giveBack(payload.text, choiceOf(m_core, pending->space))
                   : Result<void>();
    }));
    m_core.postChanged(post);
    m_core.draftChanged();
    return payload.text;
}

Result<void> Posts::retry(const ObjectRef& post)
{
    const auto change = m_core.engine().rebase().change(post);
    const auto pending = m_core.engine().rebase().post(post);
    const bool isChange = change && change->state == store::IntentState::Refused;
    if (!isChange && (!pending || pending->state != store::IntentState::Refused)) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing refused")};
    }
    QS_TRY(m_core.engine().requeue(isChange ? change->intent : pending->intent));
    m_core.postChanged(post);
    return {};
}

Result<void> Posts::discard(const ObjectRef& post)
{
    const auto change = m_core.engine().rebase().change(post);
    const auto pending = m_core.engine().rebase().post(post);
    const bool isChange = change && change->state == store::IntentState::Refused;
    if (!isChange && (!pending || pending->state != store::IntentState::Refused)) {
        return Error{ErrorCode::NotFound, QStringLiteral("nothing refused")};
    }
    const QString text = isChange ? change->payload.text : pending->payload.text;
    const AudienceChoice audience = pending ? choiceOf(m_core, pending->space) : AudienceChoice();
    const bool keepsText = !text.isEmpty() && Drafts(m_core.disk()).load().text.isEmpty();
    const IntentId intent = isChange ? change->intent : pending->intent;
    QS_TRY(m_core.engine().giveUp(intent, [&]() -> Result<void> {
        return keepsText ? Drafts(m_core.disk()).put({text, audience}) : Result<void>();
    }));
    m_core.postChanged(post);
    m_core.draftChanged();
    return {};
}

void Posts::returnLostEdits()
{
    sync::Engine& engine = m_core.engine();
    const QList<sync::PendingIntent> all = engine.outbox().all();
    for (const sync::PendingIntent& pending : all) {
        const Intent& intent = pending.intent;
        const bool isLost = intent.kind == IntentKind::Edit &&
                            pending.state != store::IntentState::Sealed &&
                            m_core.projection().absence(intent.object) == store::Absence::Removed;
        const auto payload =
            isLost ? content::readPayload(intent.payload) : Result<Payload>(notHere());
        if (!payload) {
            continue;
        }
        const AudienceChoice audience = choiceOf(m_core, intent.space);
        const auto returned = engine.giveUp(intent.id, [&] {
            return Drafts(m_core.disk()).giveBack(payload->text, audience);
        });
        if (returned) { // else it stays in the outbox, and is tried again
            m_core.draftChanged();
        }
    }
}

Result<void> Posts::setUndoMs(qint64 ms)
{
    if (!isUndoChoice(ms)) {
        return Error{ErrorCode::Invalid, QStringLiteral("no such choice")};
    }
    return m_core.disk().put(store::Slot::Setting, kUndoKey, QByteArray::number(ms));
}

qint64 Posts::undoMs() const
{
    const auto stored = m_core.disk().get(store::Slot::Setting, kUndoKey);
    return stored && *stored ? (*stored)->toLongLong() : kUndoDefaultMs;
}

Result<void> Posts::saveReplyDraft(const ObjectRef& post, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty()) {
        return m_core.disk().remove(store::Slot::Draft, replyKey(post));
    }
    if (bytes.size() > kReplyDraftBytesMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("a draft this long cannot be kept")};
    }
    return m_core.disk().put(store::Slot::Draft, replyKey(post), bytes);
}

QString Posts::replyDraft(const ObjectRef& post) const
{
    const auto stored = m_core.disk().get(store::Slot::Draft, replyKey(post));
    return stored && *stored ? QString::fromUtf8(**stored) : QString();
}

} // namespace qs::client
