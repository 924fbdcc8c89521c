// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/witness.h"

namespace qs::content {

void writeWitnesses(codec::CborWriter& out, const QList<Witness>& witnesses)
{
    out.array(witnesses.size());
    for (const Witness& witness : witnesses) {
        out.array(3).bytes(witness.lane.view()).uint(witness.n).bytes(witness.id.view());
    }
}

QList<Witness> readWitnesses(codec::CborReader& in)
{
    QList<Witness> witnesses;
    in.list(kWitnessesMax, [&] {
        in.array(3);
        Witness witness;
        witness.lane = in.id<LaneName>();
        witness.n = in.uint();
        witness.id = in.id<EnvIdPrefix>();
        witnesses.append(witness);
    });
    return witnesses;
}

void writeLogHead(codec::CborWriter& out, const SeenLogHead& head)
{
    out.array(3).uint(head.size).bytes(head.root.view()).bytes(head.signature.view());
}

SeenLogHead readLogHead(codec::CborReader& in)
{
    in.array(3);
    SeenLogHead head;
    head.size = in.uint();
    head.root = in.id<Hash32>();
    head.signature = in.id<HeadSignature>();
    return head;
}

} // namespace qs::content
