#pragma once

#include <QDialog>

namespace Minideck {

// Name, version, licence, and the libraries with theirs; plain text.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);

private:
    QWidget *makeLibraries();
};

} // namespace Minideck
