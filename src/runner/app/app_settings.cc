// SPDX-License-Identifier: Apache-2.0
#include "src/runner/app/app_settings.h"

#include <Security/SecureTransportPriv.h>

#include <string>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/runner/api_names.h"
#include "src/runner/app/private_setters.h"

namespace shakedown::runner {

void AppSettings::Apply() {
  if (!app_.peer_name.empty()) {
    SSLSetPeerDomainName(context_, app_.peer_name.data(),
                         app_.peer_name.size());
  }
  SetOptions();
  SetVersions();
  SetSuites();
  SetDatagrams();
  SetTrust();
  SetAuthorities();
  SetCertificates();
  SetResumption();
  OfferProtocols();
  SetPreSharedKey();
  PrivateSetters(world_, context_).Apply();
}

void AppSettings::SetOptions() {
  for (const std::string& option : app_.options) {
    SSLSetSessionOption(context_, *SessionOptionNamed(option), true);
  }
  for (const std::string& option : app_.options_off) {
    SSLSetSessionOption(context_, *SessionOptionNamed(option), false);
  }
}

// A config comes first: it sets versions and suites, which others then change.
void AppSettings::SetVersions() {
  if (!app_.session_config.empty()) {
    SSLSetSessionConfig(context_, cf::MakeString(app_.session_config).get());
  }
  if (app_.protocol_version) {
    SSLSetProtocolVersion(context_, *ProtocolNamed(*app_.protocol_version));
  }
  if (!app_.enabled_versions.empty()) {
    SSLSetProtocolVersionEnabled(context_, kSSLProtocolAll, false);
  }
  for (const std::string& version : app_.enabled_versions) {
    SSLSetProtocolVersionEnabled(context_, *ProtocolNamed(version), true);
  }
  if (app_.min_version) {
    SSLSetProtocolVersionMin(context_, *ProtocolNamed(*app_.min_version));
  }
  if (app_.max_version) {
    SSLSetProtocolVersionMax(context_, *ProtocolNamed(*app_.max_version));
  }
}

// DHE comes first: it replaces the list.
void AppSettings::SetSuites() {
  if (app_.priv.dhe_enabled) {
    SSLSetDHEEnabled(context_, *app_.priv.dhe_enabled);
  }
  std::vector<SSLCipherSuite> suites;
  for (const std::string& name : app_.suites) {
    suites.push_back(*CipherSuiteNamed(name));
  }
  if (!suites.empty()) {
    SSLSetEnabledCiphers(context_, suites.data(), suites.size());
  }
  if (!app_.dh_params.empty()) {
    SSLSetDiffieHellmanParams(context_, app_.dh_params.data(),
                              app_.dh_params.size());
  }
  if (app_.rsa_blinding) SSLSetRsaBlinding(context_, *app_.rsa_blinding);
}

void AppSettings::SetDatagrams() {
  if (app_.datagram_record_size) {
    SSLSetMaxDatagramRecordSize(context_, *app_.datagram_record_size);
  }
  if (!app_.hello_cookie.empty()) {
    SSLSetDatagramHelloCookie(context_, app_.hello_cookie.data(),
                              app_.hello_cookie.size());
  }
}

void AppSettings::SetTrust() {
  if (app_.enable_cert_verify) {
    SSLSetEnableCertVerify(context_, *app_.enable_cert_verify);
  }
  if (app_.allows_any_root) {
    SSLSetAllowsAnyRoot(context_, *app_.allows_any_root);
  }
  if (app_.allows_expired_certs) {
    SSLSetAllowsExpiredCerts(context_, *app_.allows_expired_certs);
  }
  if (app_.allows_expired_roots) {
    SSLSetAllowsExpiredRoots(context_, *app_.allows_expired_roots);
  }
  if (!app_.trusted_roots.empty()) {
    const auto roots = world_.CopyCertificates(app_.trusted_roots);
    SSLSetTrustedRoots(context_, roots.get(), true);
  }
}

void AppSettings::SetCertificates() {
  if (!app_.certificate.empty()) {
    SSLSetCertificate(context_, world_.CopyIdentity(app_.certificate).get());
  }
  if (!app_.encryption_certificate.empty()) {
    SSLSetEncryptionCertificate(
        context_, world_.CopyIdentity(app_.encryption_certificate).get());
  }
  if (!app_.ocsp_response.empty()) {
    const Bytes response(app_.ocsp_response.begin(), app_.ocsp_response.end());
    SSLSetOCSPResponse(context_, cf::MakeData(response).get());
  }
}

void AppSettings::SetAuthorities() {
  if (app_.client_side_authenticate) {
    SSLSetClientSideAuthenticate(
        context_, *AuthenticateNamed(*app_.client_side_authenticate));
  }
  for (const std::string& name : app_.authorities) {
    const Bytes& subject = world_.Minted(name)->subject;
    SSLAddDistinguishedName(context_, subject.data(), subject.size());
  }
  if (!app_.certificate_authorities.empty()) {
    const auto list = world_.CopyCertificates(app_.certificate_authorities);
    SSLSetCertificateAuthorities(context_, list.get(), true);
  }
}

void AppSettings::SetResumption() {
  if (!app_.peer_id.empty()) {
    SSLSetPeerID(context_, app_.peer_id.data(), app_.peer_id.size());
  }
  if (app_.session_tickets) {
    SSLSetSessionTicketsEnabled(context_, *app_.session_tickets);
  }
}

void AppSettings::OfferProtocols() {
  if (app_.alpn.empty()) return;
  const auto names = cf::MakeMutableArray();
  for (const std::string& name : app_.alpn) {
    CFArrayAppendValue(names.get(), cf::MakeString(name).get());
  }
  SSLSetALPNProtocols(context_, names.get());
}

void AppSettings::SetPreSharedKey() {
  const std::string& secret = app_.psk_secret;
  const std::string& identity = app_.psk_identity;
  if (!secret.empty()) {
    SSLSetPSKSharedSecret(context_, secret.data(), secret.size());
  }
  if (!identity.empty()) {
    SSLSetPSKIdentity(context_, identity.data(), identity.size());
  }
}

}  // namespace shakedown::runner
