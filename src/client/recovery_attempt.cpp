// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// The way in with the recovery sheet.

#include "client/account_secrets.h"
#include "client/attempt.h"
#include "proof/auth.h"
#include "proof/identity.h"

namespace qs::client {

RecoverySheet SignIn::Attempt::sheetOf(
    const crypto::RecoveryKey& paper,
    const crypto::AccountKey& accountKey,
    const crypto::IdentityChain& chain
) const
{
    return {
        m_credentials.username,
        m_address.host,
        crypto::identityWords(chain.identity()),
        paper.groups(),
        accountKey.isEmpty() ? QStringList() : accountKey.groups()};
}

void SignIn::Attempt::recover(const Credentials& credentials, const QString& recoveryKey)
{
    auto paper = crypto::RecoveryKey::parse(recoveryKey);
    if (!paper) {
        const auto found = crypto::RecoveryKey::check(recoveryKey);
        finish(SignInFailure{SignInProblem::BadRecoveryKey, 0, 0, found.wrongGroups});
        return;
    }
    if (!crypto::isLongEnough(credentials.password)) {
        fail(SignInProblem::WeakPassword);
        return;
    }
    const auto held = std::make_shared<crypto::RecoveryKey>(std::move(paper).value());
    reach(credentials, [this, held] { askRecovery(held); });
}

void SignIn::Attempt::askRecovery(const std::shared_ptr<crypto::RecoveryKey>& paper)
{
    const auto self = shared_from_this();
    m_channel->ask<protocol::RecoverAnswer>(
        protocol::Recover{m_credentials.username, paper->auth()},
        [self, paper](const protocol::RecoverAnswer& answer) { self->recoverWith(answer, *paper); },
        [self](sync::Refusal refusal) {
            if (refusal.code == protocol::FailureCode::BadCredentials) {
                self->fail(SignInProblem::WrongSheet);
            } else {
                self->onRefused(refusal);
            }
        }
    );
}

// The disk this account left here, opened by what the paper opened. Nothing if there is none.
Result<std::unique_ptr<Core>> SignIn::Attempt::oldDisk(const crypto::Recovered& recovered)
{
    if (!store::DiskStore::exists(m_folder)) {
        return std::unique_ptr<Core>();
    }
    QS_TRY_ASSIGN(const store::Marker marker, readMarker());
    QS_TRY_ASSIGN(m_localKey, recovered.openLocal(marker.wraps));
    QS_TRY_ASSIGN(auto disk, store::DiskStore::open(m_folder, m_localKey));
    return Core::open(m_ports, std::move(disk));
}

void SignIn::Attempt::recoverWith(
    const protocol::RecoverAnswer& answer,
    const crypto::RecoveryKey& paper
)
{
    const auto recovered = crypto::openRecovery(
        {answer.user, answer.recoveryWrap, answer.recoveryKeyring, answer.manifests}, paper
    );
    if (!recovered) {
        fail(SignInProblem::BadAnswer);
        return;
    }
    auto opened = oldDisk(*recovered);
    const bool isHere = opened && *opened;
    const bool isMine = isHere && (*opened)->me() == answer.user &&
                        recovered->chain.newest().device((*opened)->keys().device());
    if (!opened || (isHere && !isMine)) {
        fail(SignInProblem::AlreadyHere);
        return;
    }
    const auto core = std::make_shared<std::unique_ptr<Core>>(std::move(opened).value());
    const bool hasTwo = !recovered->keyring.accountKey.isEmpty();
    m_accountKey = hasTwo ? crypto::AccountKey::random() : crypto::AccountKey();
    auto keys = crypto::derivePasswordKeys(
        m_credentials.password,
        crypto::randomSalt(),
        m_ports.kdf.preferred,
        m_ports.kdf,
        m_accountKey
    );
    if (!keys) {
        fail(SignInProblem::WeakPassword);
        return;
    }
    auto made = crypto::recoverAccount(
        *recovered,
        *core ? &(*core)->keys() : nullptr,
        {std::move(keys).value(), m_accountKey.copy()}
    );
    if (!made) {
        fail(SignInProblem::BadAnswer);
        return;
    }
    m_profile = content::Profile{{m_credentials.username, hueOf(answer.user)}, {}};
    sendRecovery(core, std::make_shared<crypto::SecretsChange>(std::move(made).value()));
}

void SignIn::Attempt::sendRecovery(
    const std::shared_ptr<std::unique_ptr<Core>>& core,
    const std::shared_ptr<crypto::SecretsChange>& change
)
{
    const crypto::AccountKeys& device = change->keys ? *change->keys : (*core)->keys();
    const quint64 minute = serverMinute();
    const proof::AuthChallenge signedFor{
        proof::serverIdOf(m_channel->server().serverKey),
        m_channel->nonce(),
        device.device(),
        minute};
    change->request.minute = minute;
    change->request.proof =
        proof::signSecrets(signedFor, change->request.signedPart(), device.deviceKey());
    m_sheet = sheetOf(change->recoveryKey, m_accountKey, device.chain());
    const auto self = shared_from_this();
    m_channel->ask<protocol::SessionOpened>(
        change->request,
        [self, core, change](const protocol::SessionOpened&) {
            if (*core) {
                self->settleOldDisk(core, change);
            } else {
                self->moveIn(std::move(*change->keys), change->recoveryWrap, self->homeHere());
            }
        },
        [self](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

// The disk stays, and everything on it that has not been sent; the ways to its key are new.
void SignIn::Attempt::settleOldDisk(
    const std::shared_ptr<std::unique_ptr<Core>>& core,
    const std::shared_ptr<crypto::SecretsChange>& change
)
{
    auto marker = readMarker();
    if (!marker) {
        failWith(marker.error());
        return;
    }
    crypto::settleNextPassword(marker->wraps, false);
    crypto::wrapByRecovery(marker->wraps, m_localKey, change->recoveryWrap);
    keepKey(marker->wraps, [self = shared_from_this(), core] {
        if (const auto noted = noteSecrets((*core)->disk(), true, self->m_accountKey); !noted) {
            self->failWith(noted.error());
            return;
        }
        self->finishWith(std::move(*core));
    });
}

} // namespace qs::client
