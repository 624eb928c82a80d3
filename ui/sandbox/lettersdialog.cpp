#include "lettersdialog.h"

#include "letterdelegate.h"
#include "letterview.h"

#include <models/sandbox/lettersmodel.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/errortext.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/ruleline.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>

namespace Minideck {

static constexpr QSize Size(820, 520);
static constexpr int ListWidth = 320;

LettersDialog::LettersDialog(LettersModel &model, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_refresh(new QPushButton(icon(u"refresh"_qs), tr("Refresh")))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_letters(makeLetters())
    , m_error(new Note(Tone::Danger, u"st-failed"_qs))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Sandbox mail"));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(makeHead());
    page->addWidget(new RuleLine);
    page->addWidget(m_error);
    page->addWidget(m_pages, 1);
    m_pages->addWidget(m_letters);
    m_pages->addWidget(m_empty);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    resize(Size);

    connect(&m_model, &LettersModel::changed, this, &LettersDialog::showState);
    m_model.refresh();
    showState();
    m_list->setFocus();
}

QLayout *LettersDialog::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Metrics::ListEdge, Metrics::Space8, Metrics::BarEdge, Metrics::Space8);
    head->setSpacing(Metrics::Space12);
    auto *title = new PlainLabel(windowTitle(), TextStyle::Title, Tone::Neutral);
    title->setElide(Qt::ElideNone);
    head->addWidget(title);
    head->addWidget(new PlainLabel(tr("What this sandbox would have sent"), TextStyle::Base, Tone::Muted), 1);
    m_refresh->setShortcut(Qt::Key_F5);
    m_refresh->setToolTip(tr("Refresh (F5)"));
    m_refresh->setAutoDefault(false);
    connect(m_refresh, &QPushButton::clicked, &m_model, &LettersModel::refresh);
    head->addWidget(m_refresh);
    return head;
}

QWidget *LettersDialog::makeLetters()
{
    auto *letters = new QWidget;
    auto *row = new QHBoxLayout(letters);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_list = new QListView;
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new LetterDelegate(m_list));
    m_list->setAccessibleName(tr("Letters"));
    m_list->setFixedWidth(ListWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    m_view = new LetterView;
    row->addWidget(m_list);
    row->addWidget(m_view, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, m_view, &LetterView::setLetter);
    return letters;
}

void LettersDialog::showState()
{
    const bool ready = m_model.state() == ListState::Ready;
    m_refresh->setEnabled(!m_model.isBusy());
    m_error->setVisible(ready && m_model.error());
    m_error->setText(m_model.error() ? errorText(*m_model.error()).whole() : QString());
    if (!ready)
        showEmpty();
    m_pages->setCurrentWidget(ready ? m_letters : m_empty);
    if (ready && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0));
}

void LettersDialog::showEmpty()
{
    switch (m_model.state()) {
    case ListState::Failed: {
        const ErrorText text = errorText(*m_model.error());
        m_empty->setContent(u"st-failed"_qs, text.start, text.sentence);
        break;
    }
    case ListState::Empty:
        m_empty->setContent(u"st-invited"_qs, tr("No letters yet"),
                            tr("Invitations and codes of this sandbox arrive here."));
        break;
    case ListState::FirstLoad:
    case ListState::Ready:
    case ListState::EmptyByFilter:
        m_empty->setContent({}, tr("One moment…"), {});
        break;
    }
}

} // namespace Minideck
