#include "appearancepage.h"

#include "settingsform.h"

#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/metrics.h>

#include <QButtonGroup>
#include <QComboBox>
#include <QLocale>
#include <QRadioButton>
#include <QSlider>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int SliderWidth = 200;
static constexpr int TextStep = 10;

AppearancePage::AppearancePage(Appearance &appearance, const QStringList &languages, const QString &language,
                               QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_language(new QComboBox)
{
    auto *form = new SettingsForm;
    addThemes(*form);
    addLanguages(*form, languages, language);
    addTextSize(*form);
    addDensities(*form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new PlainLabel(title(), TextStyle::Title, Tone::Neutral));
    column->addSpacing(Metrics::Space16);
    column->addWidget(form);
    column->addStretch(1);
}

QString AppearancePage::title()
{
    return tr("Appearance and lists");
}

void AppearancePage::addThemes(SettingsForm &form)
{
    using Theme = Appearance::Theme;
    const std::pair<Theme, QString> themes[] = {
        {Theme::System, tr("Like the desktop")}, {Theme::Light, tr("Light")}, {Theme::Dark, tr("Dark")}};
    auto *group = new QButtonGroup(this);
    QList<QWidget *> choices;
    for (const auto &[theme, text] : themes) {
        auto *choice = new QRadioButton(text);
        group->addButton(choice, static_cast<int>(theme));
        choices << choice;
    }
    const auto show = [this, group] {
        group->button(static_cast<int>(m_appearance.theme()))->setChecked(true);
    };
    show();
    connect(&m_appearance, &Appearance::themeChanged, group, show);
    connect(group, &QButtonGroup::idClicked, this,
            [this](int theme) { m_appearance.setTheme(static_cast<Theme>(theme)); });
    form.addRow(tr("Theme"), choices, Metrics::Space16);
}

void AppearancePage::addLanguages(SettingsForm &form, const QStringList &languages, const QString &language)
{
    m_language->addItem(tr("Like the desktop"), QString());
    for (const QString &each : languages) {
        const QLocale locale(each);
        const QString name = locale.nativeLanguageName();
        const bool plain = locale.language() == QLocale::English;
        m_language->addItem(plain ? tr("English") : name, each);
    }
    if (m_language->findData(language) < 0)
        m_language->addItem(language, language); // by the command line
    m_language->setCurrentIndex(m_language->findData(language));
    auto *later = new PlainLabel(tr("from the next start"), TextStyle::Base, Tone::Muted);
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { emit languageChosen(m_language->currentData().toString()); });
    form.addRow(tr("Language"), {m_language, later});
}

void AppearancePage::addTextSize(SettingsForm &form)
{
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setFixedWidth(SliderWidth);
    slider->setRange(Appearance::SmallestText / TextStep, Appearance::LargestText / TextStep);
    slider->setPageStep(1);
    auto *words = new PlainLabel;
    words->setElide(Qt::ElideNone);
    const auto show = [this, slider, words] {
        slider->setValue(m_appearance.textSize() / TextStep);
        words->setText(tr("%1 %").arg(QLocale().toString(m_appearance.textSize())));
        slider->setAccessibleDescription(words->fullText());
    };
    show();
    connect(&m_appearance, &Appearance::textSizeChanged, slider, show);
    connect(slider, &QSlider::valueChanged, this,
            [this](int value) { m_appearance.setTextSize(value * TextStep); });
    slider->setAccessibleName(tr("Text size"));
    form.addRow(tr("Text size"), {slider, words});
}

void AppearancePage::addDensities(SettingsForm &form)
{
    const std::pair<Density, QString> densities[] = {{Density::Compact, tr("Compact 24")},
                                                     {Density::Default, tr("Default 32")},
                                                     {Density::Comfortable, tr("Comfortable 40")}};
    auto *group = new QButtonGroup(this);
    QList<QWidget *> choices;
    for (const auto &[density, text] : densities) {
        auto *choice = new QRadioButton(text);
        group->addButton(choice, static_cast<int>(density));
        choices << choice;
    }
    const auto show = [this, group] {
        group->button(static_cast<int>(m_appearance.density()))->setChecked(true);
    };
    show();
    connect(&m_appearance, &Appearance::densityChanged, group, show);
    connect(group, &QButtonGroup::idClicked, this,
            [this](int density) { m_appearance.setDensity(static_cast<Density>(density)); });
    form.addRow(tr("Row height"), choices, Metrics::Space16);
}

void AppearancePage::reset()
{
    m_appearance.setTheme(Appearance::Theme::System);
    m_appearance.setTextSize(100);
    m_appearance.setDensity(Density::Default);
    m_language->setCurrentIndex(0);
}

} // namespace Minideck
