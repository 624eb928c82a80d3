#pragma once

#include "mailoutlet.h"

namespace Minideck {

//! Puts letters as .eml files (mode 0600) into a folder (0700), where nobody is bothered by them: the outlet
//! of a server that has no other (ACC-10). The file is named by the letter's id and appears whole or not at
//! all, so a letter that is handed over twice is there once.
class EmlFolder final : public MailOutlet
{
public:
    EmlFolder(QString folder, QString sender);

    Result<void> deliver(const Mail &mail, const std::atomic<bool> &ending) override;

private:
    const QString m_folder;
    const QString m_sender;
};

} // namespace Minideck
