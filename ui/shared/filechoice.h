#pragma once

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace Minideck {

// Which file is meant, to read or to write.
struct FileQuestion
{
    struct Kind
    {
        QString name;   // "CSV"
        QString suffix; // without the dot
    };

    QString title;
    QString suggestion; // name of a file to write; one is read without
    QList<Kind> kinds;
};

// Asks and calls back with the path, or not at all. A seam: tests answer without a window.
using AskFile = std::function<void(QWidget *parent, const FileQuestion &question,
                                   std::function<void(const QString &path)> chosen)>;

// The real one: the desktop's; never blocks.
void askForFile(QWidget *parent, const FileQuestion &question,
                std::function<void(const QString &path)> chosen);

} // namespace Minideck
