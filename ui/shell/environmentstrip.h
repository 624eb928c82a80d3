#pragma once

#include <core/types/account.h>

#include <QWidget>

namespace Minideck {

// The coloured edge that tells production, test and sandbox apart; the word stands in the switcher.
class EnvironmentStrip : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentStrip(QWidget *parent = nullptr);

    void setEnvironment(const WireEnum<Environment> &environment);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    WireEnum<Environment> m_environment;
};

} // namespace Minideck
