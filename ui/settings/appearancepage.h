#pragma once

#include <ui/shared/theme/appearance.h>

#include <QWidget>

class QComboBox;

namespace Minideck {

class SettingsForm;

// The settings of how everything looks, and of the language.
class AppearancePage : public QWidget
{
    Q_OBJECT

public:
    // languages: codes that can be chosen; language: the one in the settings, empty for the desktop's.
    AppearancePage(Appearance &appearance, const QStringList &languages, const QString &language,
                   QWidget *parent = nullptr);

    static QString title();
    void reset();

signals:
    void languageChosen(const QString &language);

private:
    void addThemes(SettingsForm &form);
    void addLanguages(SettingsForm &form, const QStringList &languages, const QString &language);
    void addTextSize(SettingsForm &form);
    void addDensities(SettingsForm &form);

    Appearance &m_appearance;
    QComboBox *m_language;
};

} // namespace Minideck
