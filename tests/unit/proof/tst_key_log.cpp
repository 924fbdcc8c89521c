// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "proof/checkpoint.h"

#include <QHash>
#include <QTest>

#include <bit>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

// The leaves of the test tree that certificate transparency logs are checked with.
const QList<QByteArray> kTestLeaves{
    "",
    QByteArray::fromHex("00"),
    QByteArray::fromHex("10"),
    QByteArray::fromHex("2021"),
    QByteArray::fromHex("3031"),
    QByteArray::fromHex("40414243"),
    QByteArray::fromHex("5051525354555657"),
    QByteArray::fromHex("606162636465666768696a6b6c6d6e6f"),
};

QList<Hash32> hexes(const QByteArrayList& texts)
{
    QList<Hash32> list;
    for (const QByteArray& text : texts) {
        list.append(*Hash32::fromHex(text));
    }
    return list;
}

/// Leaves with every complete subtree kept, as a server keeps them.
struct Tree
{
    explicit Tree(const QList<Hash32>& leaves)
    {
        for (const Hash32& leaf : leaves) {
            edge.append(leaf, [this](const TreePosition& at, const Hash32& hash) {
                kept.insert({at.level, at.index}, hash);
            });
        }
    }
    explicit Tree(const QList<QByteArray>& leaves) : Tree(hashed(leaves)) {}

    static QList<Hash32> hashed(const QList<QByteArray>& leaves)
    {
        QList<Hash32> all;
        for (const QByteArray& leaf : leaves) {
            all.append(treeLeaf(leaf));
        }
        return all;
    }

    [[nodiscard]] TreeNodes nodes() const
    {
        return [this](const TreePosition& at) -> Result<Hash32> {
            const auto found = kept.constFind({at.level, at.index});
            if (found == kept.constEnd()) {
                return Error{ErrorCode::NotFound, u"node"_s};
            }
            return *found;
        };
    }

    TreeEdge edge;
    QHash<std::pair<int, quint64>, Hash32> kept;
};

// The definitions of RFC 6962, 2.1, word by word: what ours is held against.
Hash32 naiveRoot(const QList<Hash32>& leaves)
{
    if (leaves.isEmpty()) {
        return emptyTreeRoot();
    }
    if (leaves.size() == 1) {
        return leaves.first();
    }
    const auto k = static_cast<qsizetype>(std::bit_floor(static_cast<quint64>(leaves.size() - 1)));
    return treeNode(naiveRoot(leaves.first(k)), naiveRoot(leaves.sliced(k)));
}

QList<Hash32> naivePath(qsizetype m, const QList<Hash32>& leaves)
{
    if (leaves.size() <= 1) {
        return {};
    }
    const auto k = static_cast<qsizetype>(std::bit_floor(static_cast<quint64>(leaves.size() - 1)));
    return m < k ? naivePath(m, leaves.first(k)) << naiveRoot(leaves.sliced(k))
                 : naivePath(m - k, leaves.sliced(k)) << naiveRoot(leaves.first(k));
}

QList<Hash32> naiveConsistency(qsizetype m, const QList<Hash32>& leaves, bool isWhole)
{
    if (m == leaves.size()) {
        return isWhole ? QList<Hash32>() : QList<Hash32>{naiveRoot(leaves)};
    }
    const auto k = static_cast<qsizetype>(std::bit_floor(static_cast<quint64>(leaves.size() - 1)));
    return m <= k ? naiveConsistency(m, leaves.first(k), isWhole) << naiveRoot(leaves.sliced(k))
                  : naiveConsistency(m - k, leaves.sliced(k), false) << naiveRoot(leaves.first(k));
}

QList<Hash32> someLeaves(int count, Random& random)
{
    QList<Hash32> leaves;
    for (int i = 0; i < count; ++i) {
        leaves.append(random.id<Hash32>());
    }
    return leaves;
}

const ServerId kServer = *ServerId::from(QByteArray(32, 's'));

LogKey logKey(char seed = 'l')
{
    return LogKey::fromSeed(Secret<32>::from(QByteArray(32, seed)));
}

} // namespace

class TestKeyLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheRootsOfTheTestTree()
    {
        const QByteArrayList roots{
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        };
        const Tree all(kTestLeaves);
        for (qsizetype size = 0; size < roots.size(); ++size) {
            QCOMPARE(Tree(kTestLeaves.first(size)).edge.root().hex(), roots[size]);
            QCOMPARE(treeRoot(all.nodes(), static_cast<quint64>(size))->hex(), roots[size]);
        }
    }

    void provesMembershipInTheTestTree()
    {
        const Tree tree(kTestLeaves);
        QCOMPARE(*inclusionProof(tree.nodes(), 0, 1), QList<Hash32>());
        QCOMPARE(
            *inclusionProof(tree.nodes(), 0, 8),
            hexes(
                {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                 "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}
            )
        );
        QCOMPARE(
            *inclusionProof(tree.nodes(), 5, 8),
            hexes(
                {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}
            )
        );
        QCOMPARE(
            *inclusionProof(tree.nodes(), 2, 3),
            hexes({"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"})
        );
    }

    void provesGrowthOfTheTestTree()
    {
        const Tree tree(kTestLeaves);
        QCOMPARE(*consistencyProof(tree.nodes(), 1, 1), QList<Hash32>());
        QCOMPARE(
            *consistencyProof(tree.nodes(), 6, 8),
            hexes(
                {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}
            )
        );
        QCOMPARE(
            *consistencyProof(tree.nodes(), 2, 5),
            hexes(
                {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                 "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}
            )
        );
    }

    void agreesWithTheDefinitionAtEverySize()
    {
        SeededRandom random(1);
        const QList<Hash32> leaves = someLeaves(70, random);
        const Tree tree(leaves);
        for (qsizetype size = 1; size <= leaves.size(); ++size) {
            const auto n = static_cast<quint64>(size);
            const TreeHead head{n, naiveRoot(leaves.first(size))};
            QCOMPARE(*treeRoot(tree.nodes(), n), head.root);
            for (qsizetype i = 0; i < size; ++i) {
                const auto at = static_cast<quint64>(i);
                const auto path = inclusionProof(tree.nodes(), at, n);
                QCOMPARE(*path, naivePath(i, leaves.first(size)));
                QVERIFY(verifyInclusion(leaves[i], at, head, *path));
                const TreeHead earlier{at + 1, naiveRoot(leaves.first(i + 1))};
                const auto growth = consistencyProof(tree.nodes(), at + 1, n);
                QCOMPARE(*growth, naiveConsistency(i + 1, leaves.first(size), true));
                QVERIFY(verifyConsistency(earlier, head, *growth));
            }
        }
    }

    void refusesEveryAlteredProof()
    {
        SeededRandom random(2);
        const QList<Hash32> leaves = someLeaves(23, random);
        const Tree tree(leaves);
        const TreeHead head{23, tree.edge.root()};
        for (quint64 i = 0; i < 23; ++i) {
            const QList<Hash32> path = *inclusionProof(tree.nodes(), i, 23);
            const TreeHead earlier{i + 1, *treeRoot(tree.nodes(), i + 1)};
            const QList<Hash32> growth = *consistencyProof(tree.nodes(), i + 1, 23);
            const Hash32& leaf = leaves[static_cast<qsizetype>(i)];
            for (const QList<Hash32>& bad : alterationsOf(path, random)) {
                QVERIFY(!verifyInclusion(leaf, i, head, bad));
            }
            for (const QList<Hash32>& bad : alterationsOf(growth, random)) {
                QVERIFY(!verifyConsistency(earlier, head, bad));
            }
            QVERIFY(!verifyInclusion(random.id<Hash32>(), i, head, path));
            QVERIFY(!verifyInclusion(leaf, i, {23, random.id<Hash32>()}, path));
            QVERIFY(!verifyInclusion(leaf, i == 0 ? 1 : i - 1, head, path));
            QVERIFY(!verifyInclusion(leaf, i + 23, head, path));
            QVERIFY(!verifyConsistency({i + 1, random.id<Hash32>()}, head, growth));
            QVERIFY(!verifyConsistency(earlier, {23, random.id<Hash32>()}, growth));
            QVERIFY(i == 22 || !verifyConsistency(head, earlier, growth));
        }
    }

    void goesOnFromARestoredEdge()
    {
        SeededRandom random(3);
        const QList<Hash32> leaves = someLeaves(40, random);
        TreeEdge whole;
        for (qsizetype i = 0; i < leaves.size(); ++i) {
            auto edge = TreeEdge::restore(whole.size(), whole.peaks());
            QVERIFY(edge.ok());
            edge->append(leaves[i]);
            whole.append(leaves[i]);
            QCOMPARE(edge->root(), whole.root());
            QVERIFY(whole.peaks().size() <= 6);
        }
        QVERIFY(!TreeEdge::restore(whole.size() + 1, whole.peaks()).ok());
    }

    void refusesNumbersThatDoNotFit()
    {
        const Tree tree(kTestLeaves);
        QVERIFY(!inclusionProof(tree.nodes(), 8, 8).ok());
        QVERIFY(!consistencyProof(tree.nodes(), 0, 8).ok());
        QVERIFY(!consistencyProof(tree.nodes(), 9, 8).ok());
    }

    void passesOnThatANodeIsMissing()
    {
        Tree tree(kTestLeaves);
        tree.kept.remove({1, 0});
        QVERIFY(!inclusionProof(tree.nodes(), 5, 6).ok() || !treeRoot(tree.nodes(), 3).ok());
        QCOMPARE(treeRoot(tree.nodes(), 3).error().code, ErrorCode::NotFound);
    }

    void readsBackTheHeadItSigned()
    {
        const TreeHead head{8, Tree(kTestLeaves).edge.root()};
        const QByteArray origin = logOrigin(kServer);
        const QByteArray note = signCheckpoint(origin, head, logKey());
        const auto read = readCheckpoint(note, origin, logKey().pub());
        QVERIFY(read.ok());
        QCOMPARE(*read, head);
    }

    void writesHeadsAsOtherToolsReadThem()
    {
        const QByteArray note =
            signCheckpoint(logOrigin(kServer), {8, Tree(kTestLeaves).edge.root()}, logKey());
        QCOMPARE(
            note,
            QByteArray("quicksilver.key-log/"
                       "7373737373737373737373737373737373737373737373737373737373737373\n"
                       "8\n"
                       "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
                       "\n"
                       "\xe2\x80\x94 quicksilver.key-log/"
                       "7373737373737373737373737373737373737373737373737373737373737373 ") +
                kKnownSignature + '\n'
        );
    }

    void passesOverSignaturesOfOthers()
    {
        const TreeHead head{3, Tree(kTestLeaves.first(3)).edge.root()};
        const QByteArray origin = logOrigin(kServer);
        QByteArray note = signCheckpoint(origin, head, logKey());
        note += "\xe2\x80\x94 witness.example AAAAAAAAAAAA\n";
        QVERIFY(readCheckpoint(note, origin, logKey().pub()).ok());
    }

    void refusesEveryAlteredHead()
    {
        const TreeHead head{300, *Hash32::from(QByteArray(32, 'r'))};
        const QByteArray origin = logOrigin(kServer);
        const QByteArray note = signCheckpoint(origin, head, logKey());
        for (qsizetype i = 0; i < note.size(); ++i) {
            for (const int bit : {0, 3, 6}) {
                QByteArray bad = note;
                bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
                QVERIFY2(
                    !readCheckpoint(bad, origin, logKey().pub()).ok(),
                    qPrintable(QString::number(i))
                );
            }
            QVERIFY(!readCheckpoint(note.first(i), origin, logKey().pub()).ok());
        }
        QVERIFY(!readCheckpoint(note, logOrigin({}), logKey().pub()).ok());
        QVERIFY(!readCheckpoint(note, origin, logKey('x').pub()).ok());
        const QByteArray huge = note + QByteArray(kCheckpointBytesMax, '\n');
        QVERIFY(!readCheckpoint(huge, origin, logKey().pub()).ok());
    }

    void refusesNumbersInAnyOtherForm_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const char* text : {"", "08", "+8", "-8", " 8", "8 ", "0x8", "9223372036854775808"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void refusesNumbersInAnyOtherForm()
    {
        QFETCH(const QByteArray, number);
        const QByteArray origin = logOrigin(kServer);
        const QByteArray text =
            origin + '\n' + number + '\n' + QByteArray(32, 'r').toBase64() + '\n';
        const QByteArray line = signCheckpoint(origin, {8, {}}, logKey()).split('\n').value(4);
        const QByteArray keyId = QByteArray::fromBase64(line.split(' ').value(2)).first(4);
        const QByteArray good = (keyId + signText(logKey(), text).bytes()).toBase64();
        const QByteArray note = text + "\n\xe2\x80\x94 " + origin + ' ' + good + '\n';
        const auto read = readCheckpoint(note, origin, logKey().pub());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Invalid);
    }

    void hashesALeafOfTheKeyLogByItsDefinition()
    {
        const protocol::KeyLogLeaf leaf{
            *UserId::from(QByteArray(32, 'u')), 258, *Hash32::from(QByteArray(32, 'm'))};
        QCOMPARE(
            leafHashOf(leaf),
            treeLeaf(
                QByteArray(32, 'u') + QByteArray::fromHex("0201000000000000") + QByteArray(32, 'm')
            )
        );
    }

private:
    static inline const QByteArray kKnownSignature =
        "jcLfdoRFJ4h4Fm3aStnXE1OMmP7hrmc7yuGBkb40A8ZQlQGL2eeX4lCk2tQcq7pyr7c52zosuEVpb4NBCY2cQdHAJQ"
        "I=";

    // One hash changed, taken out, doubled or added.
    static QList<QList<Hash32>> alterationsOf(const QList<Hash32>& proof, Random& random)
    {
        QList<QList<Hash32>> all{proof + QList<Hash32>{random.id<Hash32>()}};
        all.append(QList<Hash32>{random.id<Hash32>()} + proof);
        for (qsizetype i = 0; i < proof.size(); ++i) {
            QList<Hash32> changed = proof;
            changed[i].data()[random.below(32)] ^= 1;
            QList<Hash32> shorter = proof;
            shorter.removeAt(i);
            QList<Hash32> doubled = proof;
            doubled.insert(i, proof[i]);
            all << changed << shorter << doubled;
        }
        return all;
    }
};

QTEST_APPLESS_MAIN(TestKeyLog)
#include "tst_key_log.moc"
