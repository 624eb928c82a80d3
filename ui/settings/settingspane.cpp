#include "settingspane.h"

#include "appearancepage.h"
#include "categorydelegate.h"
#include "keyboardpage.h"

#include <ui/shared/actionbar.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace Minideck {

SettingsPane::SettingsPane(Appearance &appearance, KeyMap &keys, const QStringList &languages,
                           const QString &language, QWidget *parent)
    : Pane(parent)
    , m_categories(new QListView)
    , m_pages(new QStackedWidget)
    , m_looks(new AppearancePage(appearance, languages, language))
    , m_keyboard(new KeyboardPage(keys))
{
    makeCategories();
    m_pages->addWidget(scrolled(m_looks, AppearancePage::title()));
    m_pages->addWidget(scrolled(m_keyboard, KeyboardPage::title()));
    connect(m_looks, &AppearancePage::languageChosen, this, &SettingsPane::languageChosen);

    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(makeFoot());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(1); // the line between
    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, Metrics::Space8, 0, 0);
    left->addWidget(m_categories);
    row->addLayout(left);
    row->addLayout(column, 1);
}

void SettingsPane::makeCategories()
{
    static const QStringList icons{u"settings"_qs, u"keyboard"_qs};
    auto *model = new QStandardItemModel(this);
    for (int page = 0; page < PageCount; ++page) {
        auto *item = new QStandardItem(viewTitles().at(page));
        item->setData(icons.at(page), Qt::UserRole);
        item->setEditable(false);
        model->appendRow(item);
    }
    m_categories->setModel(model);
    m_categories->setItemDelegate(new CategoryDelegate(m_categories));
    m_categories->setFrameShape(QFrame::NoFrame);
    m_categories->setFixedWidth(Metrics::SettingsCategories);
    m_categories->setAccessibleName(tr("Categories"));
    m_categories->setMouseTracking(true);
    m_categories->setCurrentIndex(model->index(0, 0));
    connect(m_categories->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) { m_pages->setCurrentIndex(now.row()); });
}

QScrollArea *SettingsPane::scrolled(QWidget *page, const QString &name) const
{
    page->setFixedWidth(Metrics::SettingsForm);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(Metrics::Space32, Metrics::Space16, Metrics::Space16, 0);
    row->addWidget(page);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(name);
    return scroll;
}

QWidget *SettingsPane::makeFoot()
{
    auto *bar = new ActionBar;
    bar->layout()->setContentsMargins(Metrics::Space32, 1, Metrics::ListEdge, 0);
    bar->addLeft(new PlainLabel(tr("Changes apply at once."), TextStyle::Base, Tone::Muted));
    auto *reset = new QPushButton(tr("Reset this page"));
    reset->setAutoDefault(false);
    connect(reset, &QPushButton::clicked, this, [this] {
        if (currentView() == Keyboard)
            m_keyboard->reset();
        else
            m_looks->reset();
    });
    bar->addRight(reset);
    return bar;
}

QStringList SettingsPane::viewTitles()
{
    return {AppearancePage::title(), KeyboardPage::title()};
}

QString SettingsPane::title() const
{
    return tr("Settings");
}

int SettingsPane::currentView() const
{
    return m_pages->currentIndex();
}

void SettingsPane::setCurrentView(int index)
{
    if (index >= 0 && index < PageCount)
        m_categories->setCurrentIndex(m_categories->model()->index(index, 0));
}

void SettingsPane::takeFocus()
{
    m_categories->setFocus(Qt::OtherFocusReason);
}

QByteArray SettingsPane::saveState() const
{
    return QByteArray::number(currentView());
}

bool SettingsPane::restoreState(const QByteArray &state)
{
    bool isNumber = false;
    const int view = state.toInt(&isNumber);
    if (!isNumber || view < 0 || view >= PageCount)
        return false;
    setCurrentView(view);
    return true;
}

void SettingsPane::paintEvent(QPaintEvent *)
{
    const QRect line(Metrics::SettingsCategories, 0, 1, height());
    QPainter(this).fillRect(QStyle::visualRect(layoutDirection(), rect(), line), colorsOf(palette()).line);
}

} // namespace Minideck
