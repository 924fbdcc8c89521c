// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/pretend/pretend_secrets.h"

#include "support/pretend/pretend_world.h"

namespace qs::client {

namespace {

using tests::PretendWorld;

class PretendSecrets final : public Secrets
{
public:
    void makeSheet(const QString&, SecretsDone done) override { answer(done); }
    void changePassword(const QString&, const QString&, SecretsDone done) override { answer(done); }
    void renewIdentity(const QString&, const QString&, SecretsDone done) override { answer(done); }
    void resetIdentity(const QString&, SecretsDone done) override { answer(done); }
    void setTwoSecrets(bool wanted, const QString&, SecretsDone done) override
    {
        PretendWorld::current().secrets.hasAccountKey = wanted;
        answer(done);
    }
    void deleteAccount(const QString&, SecretsDone done) override { answer(done); }
    Result<void> confirmSheet(const QString& first, const QString& second) override
    {
        PretendWorld& world = PretendWorld::current();
        const QList<int> asked = world.secrets.askedGroups;
        const bool fits = world.sheet && first == world.sheet->groups[asked[0] - 1] &&
                          second == world.sheet->groups[asked[1] - 1];
        if (!fits) {
            return Error{ErrorCode::Invalid, {}};
        }
        world.secrets.isSheetDue = false;
        putOffSheet();
        return {};
    }
    void putOffSheet() override
    {
        PretendWorld& world = PretendWorld::current();
        world.sheet.reset();
        world.secrets.hasSheet = false;
        say();
    }
    [[nodiscard]] SecretsView view() const override { return PretendWorld::current().secrets; }
    [[nodiscard]] std::optional<RecoverySheet> sheet() const override
    {
        return PretendWorld::current().sheet;
    }

private:
    static void say()
    {
        Changes changes;
        changes.secrets = true;
        if (PretendWorld::current().listener) {
            PretendWorld::current().listener(changes);
        }
    }
    static void answer(const SecretsDone& done)
    {
        PretendWorld& world = PretendWorld::current();
        if (world.secretsOutcome.sheet) {
            world.sheet = world.secretsOutcome.sheet;
            world.secrets.hasSheet = true;
        }
        say();
        done(world.secretsOutcome);
    }
};

} // namespace

std::unique_ptr<Secrets> makePretendSecrets()
{
    return std::make_unique<PretendSecrets>();
}

} // namespace qs::client
