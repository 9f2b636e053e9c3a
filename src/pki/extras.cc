// SPDX-License-Identifier: Apache-2.0
#include "src/pki/extras.h"

#include <string>
#include <utility>

namespace shakedown::pki {
namespace {

constexpr char kUnknownRoot[] = "Unknown Root CA";

// An honest authority of that name, as long-lived as the draft.
Draft Authority(const std::string& name, const TestKey& key,
                const Draft& beside) {
  Draft draft;
  draft.name = name;
  draft.common_name = name;
  draft.usage = Usage::kAuthority;
  draft.key = &key;
  draft.not_before = beside.not_before;
  draft.not_after = beside.not_after;
  return draft;
}

// Builds certificates until one fails.
class Builder {
 public:
  void Add(const Draft& draft, const Signer& signer) {
    if (error_) return;
    Result<Bytes> der = BuildCertificate(draft, signer);
    if (!der.ok()) {
      error_ = der.error();
      return;
    }
    ders_.push_back(std::move(der).value());
  }

  Result<std::vector<Bytes>> Finish() && {
    if (error_) return *error_;
    return std::move(ders_);
  }

 private:
  std::vector<Bytes> ders_;
  std::optional<Error> error_;
};

Result<std::vector<Bytes>> MintStrangers(const Draft& draft) {
  constexpr int kStrangers = 3;
  Builder builder;
  for (int i = 1; i <= kStrangers; ++i) {
    builder.Add(Authority("Stranger " + std::to_string(i),
                          GetTestKey(KeyKind::kEcP256, 0), draft),
                {"Missing CA", &MissingAuthorityKey()});
  }
  return std::move(builder).Finish();
}

// From the issuer down; the list wants the nearest first.
Result<std::vector<Bytes>> MintDepth(const Draft& draft, Signer& signer) {
  constexpr int kDepth = 47;
  const TestKey& key = GetTestKey(KeyKind::kEcP256, 0);
  Builder builder;
  for (int i = 1; i <= kDepth; ++i) {
    const std::string name = "Acme CA, level " + std::to_string(i);
    builder.Add(Authority(name, key, draft), signer);
    signer = {name, &key};
  }
  auto ders = std::move(builder).Finish();
  if (!ders.ok()) return ders;
  return std::vector<Bytes>(ders->rbegin(), ders->rend());
}

Result<std::vector<Bytes>> MintCrossSigned(const Draft& draft,
                                           const Draft& issuer) {
  const Signer unknown = {kUnknownRoot, &MissingAuthorityKey()};
  Builder builder;
  builder.Add(issuer, unknown);
  builder.Add(Authority(kUnknownRoot, *unknown.key, draft), unknown);
  return std::move(builder).Finish();
}

Result<std::vector<Bytes>> MintLoop(const Draft& draft, const Draft& issuer) {
  const Signer other = {"Loop CA", &MissingAuthorityKey()};
  Builder builder;
  builder.Add(issuer, other);
  builder.Add(Authority(other.common_name, *other.key, draft),
              {issuer.common_name, issuer.key});
  return std::move(builder).Finish();
}

}  // namespace

Result<std::vector<Bytes>> MintExtras(const Drafts& drafts, const Draft& draft,
                                      Signer& signer) {
  constexpr size_t kGarbageBytes = 300;
  constexpr uint8_t kGarbageByte = 0xa5;
  switch (draft.extras) {
    case Extras::kNone:
      return std::vector<Bytes>();
    case Extras::kStrangers:
      return MintStrangers(draft);
    case Extras::kGarbage:
      return std::vector<Bytes>{Bytes(kGarbageBytes, kGarbageByte)};
    case Extras::kNothing:
      return std::vector<Bytes>{Bytes()};
    case Extras::kFortySeven:
      return MintDepth(draft, signer);
    case Extras::kCrossSigned:
      return MintCrossSigned(draft, drafts.at(draft.issuer));
    case Extras::kLoop:
      return MintLoop(draft, drafts.at(draft.issuer));
  }
  return std::vector<Bytes>();
}

Result<Bytes> MintNamesake(const Draft& root) {
  Draft namesake = root;
  namesake.key = &AnotherKey(root.key_kind, *root.key);
  return BuildCertificate(namesake, {root.common_name, namesake.key});
}

}  // namespace shakedown::pki
