#pragma once

#include <QList>
#include <QString>

namespace Minideck {

class Profile;

// What this computer offers to the program, asked for real: a database is opened, the keychain is called.
struct Finding
{
    enum class Grade { Good, Weak, Missing };

    Grade grade = Grade::Good;
    QString subject;
    QString fact;
};

// Needs a QGuiApplication (offscreen will do). "Weak" works with less comfort, "Missing" stops the program
// from working.
QList<Finding> selfCheck(const Profile &profile);

// One line for each finding, for people.
QString report(const QList<Finding> &findings);

} // namespace Minideck
