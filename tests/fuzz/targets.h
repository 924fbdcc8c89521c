// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayView>

namespace qs::fuzz {

// One entry for each border that hostile bytes cross. Each takes anything, always yields 0, and
// stops the process where a promise does not hold.

/// The strict reader: what it accepts comes out of the writer as it went in.
int fuzzCbor(QByteArrayView input);

/// Every type of frame: what is accepted encodes to a frame that decodes to the same.
int fuzzFrames(QByteArrayView input);

/// An envelope cut into parts, its header read; the input is tried as a bare header too.
int fuzzEnvelope(QByteArrayView input);

/// A list of manifest maps, signed here by one key, read as a chain; the input is tried as a single
/// signed manifest too.
int fuzzManifests(QByteArrayView input);

/// What lies inside envelopes and letters once they are open: payloads, vault records, statements,
/// vouchers. What is accepted is written and read again as the same.
int fuzzContent(QByteArrayView input);

/// What people paste or type: invite links, recovery keys, passwords.
int fuzzTyped(QByteArrayView input);

/// Heads of the key log: notes as they come, and any text signed here; proofs of trees.
int fuzzKeyLog(QByteArrayView input);

/// What moderators open: any bytes sealed to their key; the input is tried as a revealed post too.
int fuzzReports(QByteArrayView input);

} // namespace qs::fuzz
