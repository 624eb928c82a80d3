#pragma once

#include <QRegularExpression>
#include <QtTest>

namespace Minideck {

//! Call in every test's init(): a warning that was not announced by QTest::ignoreMessage fails the test. What
//! the platform plugin without a display says about windows that have a smallest size is none, nor what Qt
//! says to itself when a connection breaks once more while it tells that a body cannot be sent again: the
//! first error stands.
inline void failOnUnexpectedWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support "
                                          "|QNetworkReplyImplPrivate::error: Internal problem)")));
}

} // namespace Minideck
