#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QTemporaryDir>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace Minideck {

//! A certificate for 127.0.0.1 with its key, as files in a temporary folder. Nobody has signed it but itself.
class TestCertificate
{
public:
    TestCertificate()
    {
        EVP_PKEY *key = EVP_RSA_gen(2048);
        X509 *certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME *name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char *>("server"), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_EXTENSION *host = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
        X509_add_ext(certificate, host, -1);
        X509_EXTENSION_free(host);
        X509_sign(certificate, key, EVP_sha256());
        BIO *file = BIO_new_file(QFile::encodeName(certificateFile()).constData(), "w");
        PEM_write_bio_X509(file, certificate);
        BIO_free(file);
        file = BIO_new_file(QFile::encodeName(keyFile()).constData(), "w");
        PEM_write_bio_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        BIO_free(file);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }

    QString certificateFile() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    QList<QSslCertificate> certificates() const { return QSslCertificate::fromPath(certificateFile()); }

private:
    QTemporaryDir m_folder;
};

} // namespace Minideck
