#include "settingsform.h"

#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/metrics.h>

#include <QAbstractButton>
#include <QGridLayout>

namespace Minideck {

SettingsForm::SettingsForm(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QGridLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(Metrics::Space16);
    m_rows->setVerticalSpacing(Metrics::Space8);
    m_rows->setColumnMinimumWidth(0, Metrics::SettingsLabel);
    m_rows->setColumnStretch(1, 1);
}

void SettingsForm::addRow(const QString &label, const QList<QWidget *> &controls, int gap)
{
    auto *words = new PlainLabel(label, TextStyle::Base, Tone::Muted);
    words->setFixedWidth(Metrics::SettingsLabel);
    if (!qobject_cast<QAbstractButton *>(controls.first()))
        words->setBuddy(controls.first());
    auto *row = new QWidget;
    row->setMinimumHeight(Metrics::Control);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(gap);
    for (QWidget *control : controls)
        line->addWidget(control);
    line->addStretch(1);
    const int at = m_rows->rowCount();
    m_rows->addWidget(words, at, 0);
    m_rows->addWidget(row, at, 1);
}

} // namespace Minideck
