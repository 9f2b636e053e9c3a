// SPDX-License-Identifier: Apache-2.0
#include "src/pki/names.h"

namespace shakedown::pki {

bool AddCommonName(X509_NAME* name, std::string_view common_name) {
  // A plain string type, not MBSTRING_*, lets lengths over 64 pass.
  return X509_NAME_add_entry_by_NID(
             name, NID_commonName, V_ASN1_UTF8STRING,
             reinterpret_cast<const unsigned char*>(common_name.data()),
             static_cast<int>(common_name.size()), -1, 0) == 1;
}

Bytes DistinguishedName(std::string_view common_name) {
  const openssl::NamePtr name(X509_NAME_new());
  AddCommonName(name.get(), common_name);
  Bytes der(static_cast<size_t>(i2d_X509_NAME(name.get(), nullptr)));
  unsigned char* end = der.data();
  i2d_X509_NAME(name.get(), &end);
  return der;
}

}  // namespace shakedown::pki
