#include "keyvaluegrid.h"

#include "plainlabel.h"

#include <ui/shared/theme/metrics.h>

#include <QGridLayout>

namespace Minideck {

KeyValueGrid::KeyValueGrid(int labelWidth, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(0);
    m_grid->setHorizontalSpacing(Metrics::Space16);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
}

PlainLabel *KeyValueGrid::addText(const QString &label, const QString &value)
{
    auto *text = new PlainLabel(value);
    text->setSelectable(true);
    addWidget(label, text);
    return text;
}

void KeyValueGrid::addWidget(const QString &label, QWidget *value)
{
    const int row = addLabel(label);
    m_grid->addWidget(value, row, 1, Qt::AlignVCenter);
}

int KeyValueGrid::addLabel(const QString &label)
{
    const int row = m_rows++;
    m_grid->setRowMinimumHeight(row, Metrics::KeyValueRow);
    m_grid->addWidget(new PlainLabel(label, TextStyle::Base, Tone::Muted), row, 0, Qt::AlignVCenter);
    return row;
}

} // namespace Minideck
