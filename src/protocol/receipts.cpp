// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/receipts.h"

namespace qs::protocol {

void writeOutcomes(codec::CborWriter& out, const QList<AppendOutcome>& outcomes)
{
    out.array(outcomes.size());
    for (const AppendOutcome& o : outcomes) {
        out.array(8).uint(static_cast<quint64>(o.status)).bytes(o.id.view());
        out.uint(o.seq).uint(o.atMs).uint(static_cast<quint64>(o.refusal));
        out.uint(o.retryAfterMs).uint(o.laneN).bytes(o.laneHead.view());
    }
}

QList<AppendOutcome> readOutcomes(codec::CborReader& in)
{
    QList<AppendOutcome> outcomes;
    in.list(kLookupItemsMax, [&] {
        in.array(8);
        AppendOutcome o;
        o.status =
            static_cast<AppendStatus>(in.uint(static_cast<quint64>(AppendStatus::StaleToken)));
        o.id = in.id<EnvId>();
        o.seq = in.uint();
        o.atMs = in.uint();
        o.refusal = static_cast<Refusal>(in.uint());
        o.retryAfterMs = in.uint();
        o.laneN = in.uint();
        o.laneHead = in.id<EnvId>();
        outcomes.append(o);
    });
    return outcomes;
}

void Receipts::write(codec::CborWriter& out) const
{
    writeOutcomes(out, outcomes);
    out.bytes(instance.view()).uint(minute).bytes(signature.view());
}

Receipts Receipts::read(codec::CborReader& in)
{
    Receipts m;
    m.outcomes = readOutcomes(in);
    m.instance = in.id<InstanceId>();
    m.minute = in.uint();
    m.signature = in.id<Signature>();
    return m;
}

} // namespace qs::protocol
