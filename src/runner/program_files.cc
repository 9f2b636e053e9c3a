// SPDX-License-Identifier: Apache-2.0
#include "src/runner/program_files.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <memory>
#include <utility>
#include <vector>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/trust_store.h"

namespace shakedown::runner {
namespace {

using scenario::Form;

std::string TextOf(BIO* bio) {
  char* text = nullptr;
  const long length = BIO_get_mem_data(bio, &text);
  return {text, text + (length > 0 ? length : 0)};
}

// Also of DER that nothing can parse.
std::string PemOf(const Bytes& der) {
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio(bio.get(), "CERTIFICATE", "", der.data(),
                static_cast<long>(der.size()));
  return TextOf(bio.get());
}

std::string KeyPem(EVP_PKEY* key) {
  if (key == nullptr) return "";
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr,
                           nullptr);
  return TextOf(bio.get());
}

// The certificate, and its issuers below the root.
std::vector<Bytes> ChainOf(const World& world, std::string name) {
  constexpr size_t kLongest = 300;
  std::vector<Bytes> chain;
  while (chain.size() < kLongest) {
    const pki::Minted* minted = world.Minted(name);
    if (minted == nullptr) break;
    const bool is_root = minted->issuer.empty() || minted->issuer == name;
    if (!is_root || chain.empty()) chain.push_back(minted->der);
    if (is_root) break;
    name = minted->issuer;
  }
  return chain;
}

openssl::X509Ptr Parse(const Bytes& der) {
  X509* x509 = X509_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* in = der.data();
  d2i_X509(&x509, &in, static_cast<long>(der.size()));
  return openssl::X509Ptr(x509);
}

std::string Pkcs12Of(const World& world, const std::string& name) {
  constexpr int kIterations = 2'048;
  // The salts depend on nothing that is compared.
  RandomStream salts(0, "pkcs12 " + name);
  const openssl::StreamScope stream(salts);
  const std::vector<Bytes> chain = ChainOf(world, name);
  EVP_PKEY* key = world.PrivateKey(name);
  if (chain.empty() || key == nullptr) return "";
  const openssl::X509Ptr leaf = Parse(chain[0]);
  STACK_OF(X509)* others = sk_X509_new_null();
  for (size_t i = 1; i < chain.size(); ++i) {
    sk_X509_push(others, Parse(chain[i]).release());
  }
  const std::unique_ptr<PKCS12, openssl::Deleter<&PKCS12_free>> file(
      PKCS12_create_ex(scenario::kPassphrase, name.c_str(), key, leaf.get(),
                       others, 0, 0, kIterations, kIterations, 0,
                       openssl::LibraryContext(), nullptr));
  sk_X509_pop_free(others, &X509_free);
  unsigned char* der = nullptr;
  const int length = file ? i2d_PKCS12(file.get(), &der) : 0;
  const std::string content(der, der + (length > 0 ? length : 0));
  OPENSSL_free(der);
  return content;
}

std::string StrangersRoot(int64_t now) {
  pki::Recipes recipes;
  pki::CertificateRecipe& stranger = recipes["stranger"];
  stranger.common_name = "Shakedown Stranger CA";
  stranger.usage = pki::Usage::kAuthority;
  const auto minted = pki::Mint(recipes, now);
  return minted.ok() ? PemOf(minted->at("stranger").der) : "";
}

// Letters that any program takes in a path; others make way.
std::string FileName(const std::string& name, const char* ending) {
  std::string file;
  for (const char letter : name) {
    const bool plain = (letter >= 'a' && letter <= 'z') ||
                       (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9');
    file += plain || letter == '-' || letter == '_' ? letter : '_';
  }
  return file + ending;
}

}  // namespace

std::string AnchorsPem(World& world) {
  Simulation::Scope scope(world.simulation());
  const auto& store = world.simulation().Slot<security::TrustStore>();
  std::string pem;
  for (const auto* list : {&store.preinstalled, &store.anchors}) {
    for (const Bytes& der : *list) pem += PemOf(der);
  }
  return pem.empty() ? StrangersRoot(world.scenario().clock) : pem;
}

std::string CertificatePem(const World& world, const std::string& name) {
  std::string pem;
  for (const Bytes& der : ChainOf(world, name)) pem += PemOf(der);
  return pem + KeyPem(world.PrivateKey(name));
}

ProgramFiles::ProgramFiles(World& world, std::string host, int port)
    : world_(world), host_(std::move(host)), port_(port) {}

std::optional<std::string> ProgramFiles::ValueOf(const std::string& word) {
  if (word == "host") return host_;
  if (word == "port") return std::to_string(port_);
  if (word == "peer_name") return world_.scenario().app.peer_name;
  if (word == "folder") return folder_.path();
  if (word == "anchors") {
    auto path = folder_.Write("anchors.pem", AnchorsPem(world_));
    return path.ok() ? std::optional(std::move(path).value()) : std::nullopt;
  }
  const auto file = scenario::CertificateFile(word);
  return file ? WriteCertificate(*file) : std::nullopt;
}

std::optional<std::string> ProgramFiles::WriteCertificate(
    const scenario::CertificateFileName& file) {
  Simulation::Scope scope(world_.simulation());
  const std::string& name = file.certificate;
  if (world_.Minted(name) == nullptr) return std::nullopt;
  Result<std::string> path = Error{};
  switch (file.form) {
    case Form::kPem:
      path =
          folder_.Write(FileName(name, ".pem"), CertificatePem(world_, name));
      break;
    case Form::kKey:
      path = folder_.Write(FileName(name, ".key"),
                           KeyPem(world_.PrivateKey(name)));
      break;
    case Form::kPkcs12:
      path = folder_.Write(FileName(name, ".p12"), Pkcs12Of(world_, name));
      break;
  }
  return path.ok() ? std::optional(std::move(path).value()) : std::nullopt;
}

}  // namespace shakedown::runner
