#include "commandpalette.h"

#include "dim.h"
#include "palettedelegate.h"

#include <models/shell/palettemodel.h>
#include <ui/shared/iconlabel.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPainterPath>

namespace Minideck {

static constexpr int Page = 8; // rows of PageUp and PageDown

CommandPalette::CommandPalette(PaletteModel &model, QWidget *window)
    : QFrame(window)
    , m_model(model)
    , m_dim(new Dim(window))
    , m_edit(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new QWidget)
    , m_nothingTitle(new PlainLabel({}, TextStyle::Strong, Tone::Neutral))
    , m_foot(makeFoot())
{
    setAccessibleName(tr("Commands"));
    m_list->setModel(&model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("What matches"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Keys and wheel scroll; a bar would cut the rows short at their right end.
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMouseTracking(true);
    auto *nothing = new QVBoxLayout(m_nothing);
    nothing->setContentsMargins(Metrics::ListEdge, Metrics::Space16, Metrics::ListEdge, Metrics::Space16);
    nothing->setSpacing(Metrics::Space4);
    nothing->addWidget(m_nothingTitle);
    nothing->addWidget(
        new PlainLabel(tr("Try fewer letters. Verbs, sections, settings and members can be found here."),
                       TextStyle::Base, Tone::Muted));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeInput());
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    column->addStretch(0);
    column->addWidget(m_foot);

    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_chosenByHand.clear();
        m_model.setQuery(text);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &CommandPalette::showRows);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_dim, &Dim::pressed, this, &CommandPalette::dismiss);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { focusMoved(now); });
    window->installEventFilter(this);
    m_edit->installEventFilter(this);
    hideAll();
}

CommandPalette::~CommandPalette() = default;

QWidget *CommandPalette::makeInput()
{
    auto *input = new QWidget;
    input->setFixedHeight(Metrics::PaletteInput);
    auto *row = new QHBoxLayout(input);
    row->setContentsMargins(Metrics::ListEdge, 0, Metrics::ListEdge, 0);
    row->setSpacing(Metrics::RailGap);
    m_edit->setFrame(false);
    m_edit->setAccessibleName(tr("Search or jump to"));
    m_edit->setPlaceholderText(tr("Search or jump to"));
    row->addWidget(new IconLabel(u"search"_qs, Tone::Muted, Metrics::LeadIcon));
    row->addWidget(m_edit, 1);
    row->addWidget(new PlainLabel(tr("Esc"), TextStyle::Small, Tone::Muted));
    return input;
}

QWidget *CommandPalette::makeFoot()
{
    auto *foot = new QWidget;
    foot->setFixedHeight(Metrics::PaletteFoot);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::ListEdge, 0, Metrics::ListEdge, 0);
    row->setSpacing(Metrics::Space16);
    const auto add = [row](const QString &text) {
        auto *label = new PlainLabel(text, TextStyle::Small, Tone::Muted);
        label->setElide(Qt::ElideNone);
        row->addWidget(label);
    };
    add(tr("↑↓ move"));
    add(tr("↵ open"));
    row->addStretch(1);
    add(tr("> actions"));
    add(tr("@ people"));
    return foot;
}

void CommandPalette::open()
{
    if (isOpen())
        return;
    m_focusBefore = QApplication::focusWidget();
    QFont font = textFont(TextStyle::Title, this->font());
    font.setWeight(QFont::Normal);
    m_edit->setFont(font);
    m_edit->clear();
    m_chosenByHand.clear();
    m_dim->show();
    m_dim->raise();
    show();
    raise();
    showRows();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isOpen())
        return;
    const QPointer<QWidget> before = m_focusBefore;
    hideAll();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::hideAll()
{
    m_focusBefore.clear();
    hide();
    m_dim->hide();
    m_model.setQuery({});
}

// A key of the window may have taken the focus elsewhere: then the palette is over, and the focus stays
// there.
void CommandPalette::focusMoved(QWidget *now)
{
    if (isOpen() && now && now->window() == window() && now != this && !isAncestorOf(now)
        && !now->inherits("QMenuBar"))
        hideAll();
}

bool CommandPalette::focusNextPrevChild(bool)
{
    return true; // Tab stays inside
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isOpen())
        place();
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return keyPressed(static_cast<QKeyEvent *>(event)->key());
    // Esc belongs to the palette, whatever else in the window waits for it.
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

bool CommandPalette::keyPressed(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex().row());
        return true;
    case Qt::Key_Down:
        move(1, 1);
        return true;
    case Qt::Key_Up:
        move(-1, 1);
        return true;
    case Qt::Key_PageDown:
        move(1, Page);
        return true;
    case Qt::Key_PageUp:
        move(-1, Page);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

void CommandPalette::move(int step, int rows)
{
    int row = m_list->currentIndex().row();
    for (int moved = 0; moved < rows; ++moved) {
        const int next = m_model.nextRow(row, step);
        // A page ends at the end; a single step goes around.
        if (next < 0 || (rows > 1 && (next > row) != (step > 0)))
            break;
        row = next;
    }
    setRow(row);
    if (const PaletteEntry *entry = m_model.entry(row))
        m_chosenByHand = PaletteModel::keyOf(*entry);
}

void CommandPalette::setRow(int row)
{
    const QModelIndex index = m_model.index(row, 0);
    m_list->setCurrentIndex(index);
    // Whoever cannot see the list hears what Enter would do.
    m_edit->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    if (row == m_model.nextRow(-1, 1))
        m_list->scrollToTop(); // with the heading above it
    else
        m_list->scrollTo(index);
}

void CommandPalette::showRows()
{
    if (!isOpen())
        return;
    int row = m_model.nextRow(-1, 1);
    for (int each = 0; !m_chosenByHand.isEmpty() && each < m_model.rowCount(); ++each) {
        const PaletteEntry *entry = m_model.entry(each);
        if (entry && PaletteModel::keyOf(*entry) == m_chosenByHand)
            row = each;
    }
    m_nothing->setVisible(m_model.rowCount() == 0);
    m_list->setVisible(m_model.rowCount() > 0);
    m_nothingTitle->setText(m_model.foundNothing() ? tr("No match for “%1”").arg(m_model.query())
                                                   : tr("Looking…"));
    place();
    setRow(row);
}

void CommandPalette::place()
{
    const QRect whole = parentWidget()->rect();
    m_dim->setGeometry(whole);
    int rows = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows += m_list->sizeHintForIndex(m_model.index(row, 0)).height();
    if (m_model.rowCount() > 0)
        rows += Metrics::Space8; // below the last one
    const int content = m_model.rowCount() > 0 ? rows : m_nothing->sizeHint().height();
    const int most = qMin(Metrics::PaletteHeight, whole.height() - Metrics::PaletteTop - Metrics::Space32);
    const int height = qMin(most, content + Metrics::PaletteInput + Metrics::PaletteFoot + 2);
    const int width = qMin(Metrics::PaletteWidth, whole.width() - 2 * Metrics::Space16);
    setGeometry((whole.width() - width) / 2, Metrics::PaletteTop, width, height);
}

void CommandPalette::choose(int row)
{
    const PaletteEntry *entry = m_model.entry(row);
    if (!entry || !entry->possible)
        return;
    const PaletteEntry taken = *entry;
    dismiss();
    emit chosen(taken);
}

void CommandPalette::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && isOpen())
        place();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    QPainterPath shape;
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    shape.addRoundedRect(edge, Metrics::PanelRadius - 0.5, Metrics::PanelRadius - 0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, colors.raised);
    painter.setClipPath(shape);
    const QRect foot(0, m_foot->y(), width(), height() - m_foot->y());
    painter.fillRect(foot, colors.window);
    painter.setClipping(false);
    painter.setPen(QPen(colors.popupLine, 1));
    painter.drawPath(shape);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(1, Metrics::PaletteInput, width() - 2, 1, colors.line);
    painter.fillRect(1, foot.y(), width() - 2, 1, colors.line);
}

} // namespace Minideck
