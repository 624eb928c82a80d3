#pragma once

#include <QWidget>

class QLineEdit;

namespace Minideck {

class IconLabel;
class PlainLabel;

// A line edit with what is wrong about it below; the sentence is the field's description for screen readers.
class FormField : public QWidget
{
    Q_OBJECT

public:
    explicit FormField(const QString &name, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    // Hides what is typed, with an eye that shows it.
    void makePassword();
    void setProblem(const QString &sentence);
    QString problem() const;

private:
    QLineEdit *m_edit;
    QWidget *m_line;
    PlainLabel *m_sentence;
};

} // namespace Minideck
