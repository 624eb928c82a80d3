#pragma once

#include <QRegularExpression>
#include <QtTest>

namespace Minideck {

//! Call in every test's init(): a warning that was not announced by QTest::ignoreMessage fails the test. What
//! the platform plugin without a display says about windows that have a smallest size is none.
inline void failOnUnexpectedWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace Minideck
