#pragma once

#include <QWidget>

namespace Minideck {

class InvitationsModel;
class PlainLabel;
class RowView;
class Segments;

// The addresses of an invitation with what stands against each, or what became of each.
class InvitePreview : public QWidget
{
    Q_OBJECT

public:
    explicit InvitePreview(InvitationsModel &model, QWidget *parent = nullptr);

    RowView *view() const { return m_view; }
    // Those chosen rows that can be sent.
    QList<int> chosenRows() const;
    void clearChoice();

signals:
    void choiceChanged();
    // Somebody wants to see where the address stands.
    void lineWanted(int line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showModel();
    void fitColumns();

    InvitationsModel &m_model;
    PlainLabel *m_heading;
    Segments *m_parts;
    PlainLabel *m_nothing;
    QWidget *m_nothingBox;
    RowView *m_view;
    QWidget *m_list = nullptr; // the view with its margins
};

} // namespace Minideck
