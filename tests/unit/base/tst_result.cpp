// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/result.h"

#include <QTest>

#include <memory>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

Error broken()
{
    return {ErrorCode::Corrupt, u"broken"_s};
}

Result<int> half(int number)
{
    if (number % 2 != 0) {
        return Error{ErrorCode::Invalid, u"odd"_s};
    }
    return number / 2;
}

Result<void> requireEven(int number)
{
    QS_TRY(half(number));
    return {};
}

Result<int> quarter(int number)
{
    QS_TRY_ASSIGN(const int once, half(number));
    QS_TRY_ASSIGN(const int twice, half(once));
    return twice;
}

Result<std::unique_ptr<int>> boxed(int number)
{
    return std::make_unique<int>(number);
}

Result<int> unboxed(int number)
{
    QS_TRY_ASSIGN(const std::unique_ptr<int> box, boxed(number));
    return *box;
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsEitherAValueOrAnError()
    {
        const Result<int> good(4);
        QVERIFY(good.ok() && good);
        QCOMPARE(good.value(), 4);
        QCOMPARE(*good, 4);

        const Result<int> bad(broken());
        QVERIFY(!bad.ok() && !bad);
        QVERIFY(bad.error() == broken());
    }

    void outcomesWithoutAValueStillCarryTheirError()
    {
        QVERIFY(Result<void>().ok());
        QCOMPARE(Result<void>(broken()).error().code, ErrorCode::Corrupt);
    }

    void tryPassesOnTheFirstErrorAndNothingElse()
    {
        QVERIFY(requireEven(2).ok());
        QCOMPARE(requireEven(3).error().detail, u"odd"_s);
    }

    void tryAssignUnpacksOrLeaves()
    {
        QCOMPARE(quarter(12).value(), 3);
        QVERIFY(!quarter(6).ok()); // fails in its second step
        QVERIFY(!quarter(3).ok());
    }

    void valuesThatOnlyMoveGoThrough()
    {
        QCOMPARE(unboxed(9).value(), 9);
        auto box = boxed(5);
        const std::unique_ptr<int> taken = std::move(box).value();
        QCOMPARE(*taken, 5);
    }

    void aValueCanBeChangedInPlace()
    {
        Result<QString> text(u"quick"_s);
        text->append(u"silver"_s);
        QCOMPARE(text.value(), u"quicksilver"_s);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
