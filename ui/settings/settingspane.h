#pragma once

#include <ui/shared/pane.h>

class QListView;
class QScrollArea;
class QStackedWidget;

namespace Minideck {

class Appearance;
class AppearancePage;
class KeyboardPage;
class KeyMap;

// The section "Settings": categories at the left, the page of one of them beside. What is changed holds at
// once.
class SettingsPane : public Pane
{
    Q_OBJECT

public:
    enum Page { Looks, Keyboard, PageCount };

    SettingsPane(Appearance &appearance, KeyMap &keys, const QStringList &languages, const QString &language,
                 QWidget *parent = nullptr);

    static QStringList viewTitles();
    QString title() const override;
    int currentView() const override;
    void setCurrentView(int index) override;
    void takeFocus() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;

signals:
    void languageChosen(const QString &language);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeCategories();
    QWidget *makeFoot();
    QScrollArea *scrolled(QWidget *page, const QString &name) const;

    QListView *m_categories;
    QStackedWidget *m_pages;
    AppearancePage *m_looks;
    KeyboardPage *m_keyboard;
};

} // namespace Minideck
