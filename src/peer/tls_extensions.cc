// SPDX-License-Identifier: Apache-2.0
#include "src/peer/tls_extensions.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>

#include "src/peer/script.h"
#include "src/peer/tls_context.h"

namespace shakedown::peer {
namespace {

constexpr size_t kMostNameBytes = 255;
constexpr size_t kMostListBytes = 65'535 - 2;
constexpr size_t kMostResponseBytes = (1 << 24) - 1 - 4;

Result<Bytes> EncodeNames(const std::vector<std::string>& names) {
  ByteWriter writer;
  for (const std::string& name : names) {
    if (name.empty() || name.size() > kMostNameBytes) {
      return Error{"a protocol's name has 1 to 255 bytes, '" + name + "' has " +
                       std::to_string(name.size()),
                   ""};
    }
    writer.Vector(1, AsBytes(name));
  }
  Bytes list = writer.Take();
  if (list.size() > kMostListBytes) {
    return Error{"the protocols' names are too long together", ""};
  }
  return list;
}

// RFC 6962 section 3.3.
Result<Bytes> EncodeScts(const std::vector<Bytes>& scts) {
  if (scts.empty()) return Bytes();
  ByteWriter list;
  size_t size = 0;
  for (const Bytes& sct : scts) {
    size += 2 + sct.size();
    if (size > kMostListBytes) {
      return Error{"the SCTs have more than 65,533 bytes together", ""};
    }
    list.Vector(2, sct);
  }
  ByteWriter data;
  data.Vector(2, list.bytes());
  return data.Take();
}

const TlsExtensions* ExtensionsOf(const SSL* ssl) {
  const TlsObserver* observer = ObserverOf(ssl);
  return observer == nullptr ? nullptr : &observer->extensions();
}

// --- libssl's callbacks ---

int ChooseAlpn(SSL* ssl, const unsigned char** chosen, unsigned char* length,
               const unsigned char* offer, unsigned offer_length, void*) {
  const TlsExtensions* extensions = ExtensionsOf(ssl);
  if (extensions == nullptr || extensions->alpn.empty()) {
    return SSL_TLSEXT_ERR_NOACK;
  }
  unsigned char* name = nullptr;
  const int found = SSL_select_next_proto(
      &name, length, extensions->alpn.data(),
      static_cast<unsigned>(extensions->alpn.size()), offer, offer_length);
  *chosen = name;
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK
                                         : SSL_TLSEXT_ERR_ALERT_FATAL;
}

int AnnounceNpn(SSL* ssl, const unsigned char** list, unsigned* length, void*) {
  const TlsExtensions* extensions = ExtensionsOf(ssl);
  if (extensions == nullptr || extensions->npn.empty()) {
    return SSL_TLSEXT_ERR_NOACK;
  }
  *list = extensions->npn.data();
  *length = static_cast<unsigned>(extensions->npn.size());
  return SSL_TLSEXT_ERR_OK;
}

int StapleResponse(SSL* ssl, void*) {
  const TlsExtensions* extensions = ExtensionsOf(ssl);
  if (extensions == nullptr || !extensions->ocsp_response) {
    return SSL_TLSEXT_ERR_NOACK;
  }
  const Bytes& response = *extensions->ocsp_response;
  void* owned = OPENSSL_memdup(response.data(), response.size());
  SSL_set_tlsext_status_ocsp_resp(ssl, owned,
                                  static_cast<long>(response.size()));
  return SSL_TLSEXT_ERR_OK;
}

int AddScts(SSL* ssl, unsigned, unsigned, const unsigned char** data,
            size_t* length, X509*, size_t, int*, void*) {
  const TlsExtensions* extensions = ExtensionsOf(ssl);
  if (extensions == nullptr || extensions->scts.empty()) return 0;
  *data = extensions->scts.data();
  *length = extensions->scts.size();
  return 1;
}

int AcceptOffer(SSL*, unsigned, unsigned, const unsigned char*, size_t, X509*,
                size_t, int*, void*) {
  return 1;
}

// --- EAP-FAST ---

// The first of our own that the app offers and the version has. libssl itself
// would look for one that fits its key, though no key is used.
const SSL_CIPHER* ChooseSuite(const SSL* ssl,
                              const STACK_OF(SSL_CIPHER) * offered) {
  const STACK_OF(SSL_CIPHER)* ours = SSL_get_ciphers(ssl);
  for (int i = 0; i < sk_SSL_CIPHER_num(ours); ++i) {
    const SSL_CIPHER* suite = sk_SSL_CIPHER_value(ours, i);
    const bool is_new = SSL_CIPHER_get_version(suite) == std::string("TLSv1.2");
    if (is_new && SSL_version(ssl) < TLS1_2_VERSION) continue;
    for (int j = 0; j < sk_SSL_CIPHER_num(offered); ++j) {
      if (sk_SSL_CIPHER_value(offered, j) == suite) return suite;
    }
  }
  return nullptr;
}

int GiveSecret(SSL* ssl, void* secret, int* length,
               STACK_OF(SSL_CIPHER) * offered, const SSL_CIPHER** suite,
               void* extensions) {
  const std::string& ours =
      static_cast<const TlsExtensions*>(extensions)->eap_fast_secret;
  std::memcpy(secret, ours.data(), ours.size());
  *length = static_cast<int>(ours.size());
  *suite = ChooseSuite(ssl, offered);
  return 1;
}

// Asked for a secret at all, libssl would abbreviate every handshake.
int TakeTicket(SSL* ssl, const unsigned char*, int length, void* extensions) {
  if (length > 0) SSL_set_session_secret_cb(ssl, &GiveSecret, extensions);
  return 1;
}

}  // namespace

Result<TlsExtensions> MakeTlsExtensions(const Script& script) {
  const bool has_servers_own = !script.npn.empty() || script.ocsp_response ||
                               !script.scts.empty() ||
                               !script.eap_fast_secret.empty();
  if (!script.is_server && has_servers_own) {
    return Error{"npn, ocsp_response, scts and eap_fast_secret are a server's",
                 ""};
  }
  const size_t secret_size = script.eap_fast_secret.size();
  if (secret_size != 0 && secret_size != SSL_MAX_MASTER_KEY_LENGTH) {
    return Error{"a master secret has 48 bytes, eap_fast_secret has " +
                     std::to_string(secret_size),
                 ""};
  }
  TlsExtensions extensions;
  auto alpn = EncodeNames(script.alpn);
  if (!alpn.ok()) return alpn.error();
  auto npn = EncodeNames(script.npn);
  if (!npn.ok()) return npn.error();
  auto scts = EncodeScts(script.scts);
  if (!scts.ok()) return scts.error();
  if (script.ocsp_response &&
      script.ocsp_response->size() > kMostResponseBytes) {
    return Error{"the OCSP response has more than 16 MB", ""};
  }
  extensions.alpn = std::move(alpn).value();
  extensions.npn = std::move(npn).value();
  extensions.scts = std::move(scts).value();
  extensions.ocsp_response = script.ocsp_response;
  extensions.eap_fast_secret = script.eap_fast_secret;
  return extensions;
}

void InstallExtensions(SSL_CTX* context, bool is_server) {
  if (!is_server) return;
  SSL_CTX_set_alpn_select_cb(context, &ChooseAlpn, nullptr);
  SSL_CTX_set_next_protos_advertised_cb(context, &AnnounceNpn, nullptr);
  SSL_CTX_set_tlsext_status_cb(context, &StapleResponse);
  SSL_CTX_add_custom_ext(context, TLSEXT_TYPE_signed_certificate_timestamp,
                         SSL_EXT_CLIENT_HELLO | SSL_EXT_TLS1_2_SERVER_HELLO |
                             SSL_EXT_IGNORE_ON_RESUMPTION,
                         &AddScts, nullptr, nullptr, &AcceptOffer, nullptr);
}

void OfferExtensions(SSL* ssl, const TlsExtensions& extensions) {
  if (extensions.alpn.empty()) return;
  SSL_set_alpn_protos(ssl, extensions.alpn.data(),
                      static_cast<unsigned>(extensions.alpn.size()));
}

void TakeTickets(SSL* ssl, const TlsExtensions& extensions) {
  if (extensions.eap_fast_secret.empty()) return;
  SSL_set_session_ticket_ext_cb(ssl, &TakeTicket,
                                const_cast<TlsExtensions*>(&extensions));
}

}  // namespace shakedown::peer
