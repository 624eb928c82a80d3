#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace Minideck {

class HeaderTabs;
class Pane;
class PaletteField;
class PlainLabel;
class ProgressLine;

// The line above a pane: title, views, verbs; a line of progress at its lower edge.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setPane(Pane *pane);
    ProgressLine *progress() const { return m_progress; }
    HeaderTabs *tabs() const { return m_tabs; }
    PaletteField *paletteField() const { return m_palette; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showViews();
    void showVerbs();

    QHBoxLayout *m_row;
    PlainLabel *m_title;
    HeaderTabs *m_tabs;
    QList<QPushButton *> m_verbs;
    PaletteField *m_palette;
    ProgressLine *m_progress;
    QPointer<Pane> m_pane;
};

} // namespace Minideck
