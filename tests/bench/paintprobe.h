#pragma once

#include <QObject>

class QAbstractItemView;

namespace Minideck {

// Counts how often a view paints, so that a bench can tell a painted frame from a skipped one.
class PaintProbe final : public QObject
{
    Q_OBJECT

public:
    explicit PaintProbe(QAbstractItemView &view);

    int paints() const { return m_paints; }

    bool eventFilter(QObject *object, QEvent *event) override;

private:
    int m_paints = 0;
};

} // namespace Minideck
