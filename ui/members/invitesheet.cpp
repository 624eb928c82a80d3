#include "invitesheet.h"

#include "invitepreview.h"

#include <models/members/invitationsmodel.h>
#include <models/shared/membertext.h>
#include <ui/shared/actionbar.h>
#include <ui/shared/errortext.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/progressline.h>
#include <ui/shared/textfield.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace Minideck {

using Step = InvitationsModel::Step;

static constexpr int SheetWidth = 480;
static constexpr int TextLines = 7;
static constexpr int LabelWidth = 120;

InviteSheet::InviteSheet(InvitationsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_input(makeInput())
    , m_progress(makeProgress())
    , m_preview(new InvitePreview(model))
    , m_roleRow(makeRoleRow())
{
    setAccessibleName(tr("Invite members"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *bar = new ActionBar;
    makeBar(bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_input);
    column->addWidget(m_progress);
    column->addWidget(m_preview, 1);
    column->addWidget(m_roleRow);
    column->addWidget(bar);

    connect(m_text->edit(), &QPlainTextEdit::textChanged, this, [this] {
        m_fileProblem.clear();
        m_model.setText(m_text->text());
    });
    connect(&model, &InvitationsModel::cleared, m_text, [this] { m_text->setText({}); });
    connect(&model, &InvitationsModel::fileRead, m_text, &TextField::setText);
    connect(&model, &InvitationsModel::fileFailed, this, [this](const QString &sentence) {
        m_fileProblem = sentence;
        showNote();
    });
    connect(&model, &InvitationsModel::changed, this, &InviteSheet::showModel);
    connect(m_preview, &InvitePreview::choiceChanged, this, &InviteSheet::showRole);
    connect(m_preview, &InvitePreview::lineWanted, this, [this](int line) {
        if (m_model.step() == Step::Writing)
            m_text->goToLine(line);
    });
    for (const auto &keys : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &InviteSheet::send);
    }
    showModel();
}

InviteSheet::~InviteSheet() = default;

QWidget *InviteSheet::makeHead()
{
    auto *head = new QWidget;
    auto *close = new QToolButton;
    close->setIcon(icon(u"close"_qs));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    setButtonKind(close, ButtonKind::Flat);
    setSmall(close);
    connect(close, &QToolButton::clicked, this, &InviteSheet::closeWanted);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space16, Metrics::NarrowDetailEdge, 0);
    row->addWidget(m_title, 1);
    row->addWidget(close);
    return head;
}

QWidget *InviteSheet::makeInput()
{
    auto *input = new QWidget;
    auto *sentence =
        new PlainLabel(tr("Paste addresses as lines, with commas, or CSV."), TextStyle::Base, Tone::Muted);
    m_text = new TextField;
    m_text->edit()->setAccessibleName(tr("Addresses to invite"));
    m_text->edit()->setAccessibleDescription(sentence->fullText());
    m_text->edit()->setPlaceholderText(tr("name@company.example, reviewer\nName <name@company.example>"));
    const int line = lineHeight(TextStyle::Mono, font()) + 1;
    m_text->setFixedHeight(TextLines * line + 2 * Metrics::Space8 + Metrics::Space4);
    auto *file = new QPushButton(icon(u"download"_qs), tr("Open a CSV file…"));
    file->setAutoDefault(false);
    setSmall(file);
    connect(file, &QPushButton::clicked, this, &InviteSheet::chooseFile);
    m_count = new PlainLabel({}, TextStyle::Small, Tone::Muted);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_note = new Note(Tone::Danger, u"st-failed"_qs);
    auto *below = new QHBoxLayout;
    below->addWidget(file);
    below->addWidget(m_count, 1);
    auto *column = new QVBoxLayout(input);
    column->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space4, Metrics::NarrowDetailEdge,
                               Metrics::Space8);
    column->setSpacing(Metrics::Space8);
    column->addWidget(sentence);
    column->addSpacing(Metrics::Space4);
    column->addWidget(m_text);
    column->addLayout(below);
    column->addWidget(m_note);
    return input;
}

QWidget *InviteSheet::makeProgress()
{
    auto *progress = new QWidget;
    m_said = new PlainLabel({}, TextStyle::Base, Tone::Muted);
    m_said->setWrapped(true);
    m_line = new ProgressLine;
    auto *column = new QVBoxLayout(progress);
    column->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space4, Metrics::NarrowDetailEdge,
                               Metrics::Space16);
    column->setSpacing(Metrics::Space8);
    column->addWidget(m_said);
    column->addWidget(m_line);
    return progress;
}

QWidget *InviteSheet::makeRoleRow()
{
    auto *row = new QWidget;
    m_whose = new PlainLabel({}, TextStyle::Base, Tone::Muted);
    m_whose->setMinimumWidth(LabelWidth - Metrics::Space8);
    m_whose->setElide(Qt::ElideNone);
    m_role = new QPushButton;
    m_role->setAutoDefault(false);
    auto *menu = new QMenu(m_role);
    for (const Role role : {Role::Admin, Role::Reviewer, Role::Developer})
        menu->addAction(roleText(role), this, [this, role] { setRole(role); });
    m_role->setMenu(menu);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space8, Metrics::NarrowDetailEdge,
                               Metrics::Space12);
    layout->setSpacing(Metrics::Space8);
    layout->addWidget(m_whose);
    layout->addWidget(m_role);
    layout->addWidget(new PlainLabel(tr("no program assigned yet"), TextStyle::Base, Tone::Muted), 1);
    return row;
}

void InviteSheet::makeBar(ActionBar *bar)
{
    const auto button = [](const QString &text) {
        auto *made = new QPushButton(text);
        made->setAutoDefault(false);
        return made;
    };
    m_expiry = new PlainLabel(tr("Expires after 7 days"), TextStyle::Base, Tone::Muted);
    m_expiry->setElide(Qt::ElideNone);
    m_cancel = button(tr("Cancel"));
    m_more = button(tr("Invite more"));
    m_send = button({});
    m_close = button(tr("Close"));
    setButtonKind(m_send, ButtonKind::Primary);
    setKeyHint(m_send, tr("Ctrl ↵"));
    bar->addLeft(m_expiry);
    for (QPushButton *each : {m_cancel, m_more, m_send, m_close})
        bar->addRight(each);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        startAgain();
        emit closeWanted();
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        startAgain();
        m_text->setFocus(Qt::OtherFocusReason);
    });
    connect(m_send, &QPushButton::clicked, this, &InviteSheet::send);
    connect(m_close, &QPushButton::clicked, this, &InviteSheet::closeWanted);
}

void InviteSheet::open()
{
    if (m_model.step() != Step::Writing)
        startAgain();
    m_text->setFocus(Qt::OtherFocusReason);
}

void InviteSheet::startAgain()
{
    m_fileProblem.clear();
    m_model.clear();
}

void InviteSheet::send()
{
    if (m_model.step() != Step::Writing || !m_model.refusal().isEmpty())
        return;
    m_model.send();
    m_close->setFocus(Qt::OtherFocusReason);
}

void InviteSheet::chooseFile()
{
    FileQuestion question;
    question.title = tr("Open a list of addresses");
    question.kinds = {{tr("CSV"), u"csv"_qs}, {tr("Text"), u"txt"_qs}};
    m_askFile(window(), question, [this](const QString &path) { m_model.readFile(path); });
}

void InviteSheet::setRole(Role role)
{
    const QList<int> chosen = m_preview->chosenRows();
    if (chosen.isEmpty())
        m_model.setDefaultRole(role);
    else
        m_model.setRole(chosen, role);
    showRole();
}

void InviteSheet::showModel()
{
    const bool writing = m_model.step() == Step::Writing;
    m_input->setVisible(writing);
    m_progress->setVisible(!writing);
    m_roleRow->setVisible(writing);
    m_expiry->setVisible(writing);
    m_cancel->setVisible(writing);
    m_send->setVisible(writing);
    m_close->setVisible(!writing);
    m_more->setVisible(m_model.step() == Step::Done);
    setButtonKind(m_close, m_model.step() == Step::Done ? ButtonKind::Primary : ButtonKind::Normal);
    writing ? showWriting() : showSent();
}

void InviteSheet::showWriting()
{
    const int count = m_model.counts().toSend;
    m_title->setText(tr("Invite members"));
    m_count->setText(m_model.isChecking()           ? tr("Checking…")
                         : m_model.counts().all > 0 ? tr("%n address(es)", nullptr, m_model.counts().all)
                                                    : QString());
    const QString reason = m_model.refusal();
    m_send->setText(count > 0 ? tr("Send %n invitation(s)", nullptr, count) : tr("Send invitations"));
    m_send->setEnabled(reason.isEmpty());
    m_send->setToolTip(toolTipText(reason));
    m_send->setAccessibleDescription(reason);
    m_line->stop();
    showRole();
    showNote();
}

void InviteSheet::showRole()
{
    const QList<int> chosen = m_preview->chosenRows();
    m_whose->setText(chosen.isEmpty() ? tr("Starts as")
                                      : tr("%n chosen", "addresses, of which the role is",
                                           static_cast<int>(chosen.size())));
    Role role = m_model.defaultRole();
    if (!chosen.isEmpty())
        role = m_model.roleAt(chosen.first());
    m_role->setText(roleText(role));
    m_role->setAccessibleName(tr("%1: %2", "field and value").arg(m_whose->fullText(), roleText(role)));
}

void InviteSheet::showNote()
{
    QString sentence = m_fileProblem;
    if (sentence.isEmpty() && m_model.error())
        sentence = m_model.error()->code == u"outbox.full"_qs
            ? tr("The outbox is full. Nobody was invited: look at what waits there first.")
            : errorText(*m_model.error()).whole();
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

QString InviteSheet::progressText() const
{
    const InvitationsModel::Counts &counts = m_model.counts();
    const auto number = [](int count) { return QLocale().toString(count); };
    if (m_model.step() == Step::Sending && m_model.isOffline())
        return tr(
            "The platform does not answer. The invitations are kept and go out by themselves as soon as "
            "it does; this can be closed.");
    if (m_model.step() == Step::Sending)
        return tr("%1 of %2 answered. This can be closed: the outbox goes on.")
            .arg(number(counts.invited + counts.refused), number(counts.toSend));
    if (counts.refused == 0)
        return tr("Each of them has a mail with a code, which holds for 7 days.");
    return tr("%1 of %2 invited. The others stand below with the reason.")
        .arg(number(counts.invited), number(counts.toSend));
}

void InviteSheet::showSent()
{
    const InvitationsModel::Counts &counts = m_model.counts();
    m_title->setText(m_model.step() == Step::Sending ? tr("Inviting %n people", nullptr, counts.toSend)
                                                     : tr("%n people invited", nullptr, counts.invited));
    m_said->setText(progressText());
    if (m_model.step() == Step::Sending)
        m_line->setProgress(counts.invited + counts.refused, counts.toSend);
    else
        m_line->stop();
}

void InviteSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        emit closeWanted();
    else
        QWidget::keyPressEvent(event);
}

QSize InviteSheet::sizeHint() const
{
    static constexpr int Hairline = 1; // the splitter's, which is part of the pane
    return QSize(SheetWidth - Hairline, Metrics::DefaultHeight / 2);
}

} // namespace Minideck
