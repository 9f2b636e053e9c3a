// SPDX-License-Identifier: Apache-2.0
#include "src/pki/defects/alteration.h"

#include <array>
#include <memory>

namespace shakedown::pki {
namespace {

using ObjectPtr =
    std::unique_ptr<ASN1_OBJECT, openssl::Deleter<&ASN1_OBJECT_free>>;
using OctetsPtr = std::unique_ptr<ASN1_OCTET_STRING,
                                  openssl::Deleter<&ASN1_OCTET_STRING_free>>;
using ExtensionPtr =
    std::unique_ptr<X509_EXTENSION, openssl::Deleter<&X509_EXTENSION_free>>;

}  // namespace

void RemoveExtension(X509* certificate, int nid) {
  for (int at = 0; (at = X509_get_ext_by_NID(certificate, nid, -1)) >= 0;) {
    X509_EXTENSION_free(X509_delete_ext(certificate, at));
  }
}

void AddExtension(X509* certificate, const char* oid, bool critical,
                  const Bytes& value) {
  const ObjectPtr object(OBJ_txt2obj(oid, 1));
  const OctetsPtr octets(ASN1_OCTET_STRING_new());
  ASN1_OCTET_STRING_set(octets.get(), value.data(),
                        static_cast<int>(value.size()));
  const ExtensionPtr extension(X509_EXTENSION_create_by_OBJ(
      nullptr, object.get(), critical ? 1 : 0, octets.get()));
  X509_add_ext(certificate, extension.get(), -1);
}

void ReplaceExtension(X509* certificate, int nid, bool critical,
                      const Bytes& value) {
  constexpr int kLongestOid = 80;
  std::array<char, kLongestOid> oid = {};
  OBJ_obj2txt(oid.data(), kLongestOid, OBJ_nid2obj(nid), 1);
  RemoveExtension(certificate, nid);
  AddExtension(certificate, oid.data(), critical, value);
}

}  // namespace shakedown::pki
