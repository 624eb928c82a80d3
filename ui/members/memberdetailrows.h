#pragma once

#include <QDateTime>
#include <QString>

class QWidget;

namespace Minideck {

struct StateLook;

// The rows that a member's detail is made of.

// A row of icon and words, as tall as a key-value row.
QWidget *stateRow(const StateLook &look);

// Days and "ago" with the exact time in the tooltip. The label's own tooltip is for elided text.
QWidget *timeRow(const QString &text, const QDateTime &moment);

// A heading, perhaps with how many stand below it.
QWidget *detailHeading(const QString &text, const QString &count = {});

} // namespace Minideck
