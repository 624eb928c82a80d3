#include "aboutdialog.h"

#include <core/version.h>
#include <ui/shared/logo.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/metrics.h>

#include <QGridLayout>
#include <QPushButton>

namespace Minideck {

struct Library
{
    const char *name;
    const char *licence;
};

static constexpr Library Libraries[] = {
    {"Qt", "LGPL-3.0"},          {"QtKeychain", "BSD-2-Clause"}, {"Boost.Beast, Boost.Asio", "BSL-1.0"},
    {"OpenSSL", "Apache-2.0"},   {"libsodium", "ISC"},           {"simdjson", "Apache-2.0"},
    {"SQLite", "public domain"},
};
static constexpr int DialogWidth = 480;

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Minideck"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new PlainLabel(productName(), TextStyle::Large, Tone::Neutral));
    words->addWidget(new PlainLabel(tr("The console for your mini programs."), TextStyle::Base, Tone::Muted));
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::Space16);
    head->addWidget(new Logo);
    head->addLayout(words, 1);

    auto *versionText =
        new PlainLabel(tr("Version %1, with Qt %2").arg(version(), QString::fromLatin1(qVersion())));
    versionText->setSelectable(true);
    auto *licence = new PlainLabel(tr("Licensed under the Apache License 2.0."));
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(0);
    page->addLayout(head);
    page->addSpacing(Metrics::Space16);
    page->addWidget(versionText);
    page->addWidget(licence);
    page->addSpacing(Metrics::Space16);
    page->addWidget(new PlainLabel(tr("Libraries"), TextStyle::Strong, Tone::Neutral));
    page->addSpacing(Metrics::Space4);
    page->addWidget(makeLibraries());
    page->addSpacing(Metrics::Space16);
    page->addWidget(close, 0, Qt::AlignRight);
    setFixedWidth(DialogWidth);
}

QWidget *AboutDialog::makeLibraries()
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::Space16);
    grid->setVerticalSpacing(Metrics::Space4);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const Library &library : Libraries) {
        grid->addWidget(new PlainLabel(QString::fromLatin1(library.name)), row, 0);
        grid->addWidget(new PlainLabel(QString::fromLatin1(library.licence), TextStyle::Base, Tone::Muted),
                        row++, 1);
    }
    return table;
}

} // namespace Minideck
