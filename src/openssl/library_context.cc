// SPDX-License-Identifier: Apache-2.0
#include "src/openssl/library_context.h"

#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>
#include <openssl/provider.h>
#include <openssl/rand.h>

#include <cstdio>
#include <cstdlib>

#include "src/simulation/simulation.h"

namespace shakedown::openssl {
namespace {

thread_local RandomStream* current_stream = nullptr;

RandomStream& CurrentStream() {
  return current_stream != nullptr ? *current_stream
                                   : Simulation::Current().app_random();
}

// A random number generator as an OpenSSL provider: the smallest set of
// functions that EVP_RAND asks for (provider-rand(7)).
struct Generator {
  int state = EVP_RAND_STATE_UNINITIALISED;
};

void* NewGenerator(void*, void*, const OSSL_DISPATCH*) { return new Generator; }

void FreeGenerator(void* generator) {
  delete static_cast<Generator*>(generator);
}

int Instantiate(void* generator, unsigned, int, const unsigned char*, size_t,
                const OSSL_PARAM*) {
  static_cast<Generator*>(generator)->state = EVP_RAND_STATE_READY;
  return 1;
}

int Uninstantiate(void* generator) {
  static_cast<Generator*>(generator)->state = EVP_RAND_STATE_UNINITIALISED;
  return 1;
}

int Generate(void*, unsigned char* out, size_t length, unsigned, int,
             const unsigned char*, size_t) {
  CurrentStream().Fill({out, length});
  return 1;
}

int Reseed(void*, int, const unsigned char*, size_t, const unsigned char*,
           size_t) {
  return 1;
}

int EnableLocking(void*) { return 1; }
int Lock(void*) { return 1; }
void Unlock(void*) {}

int GetParameters(void* generator, OSSL_PARAM params[]) {
  constexpr unsigned kStrengthBits = 256;
  constexpr size_t kLongestRequest = size_t{1} << 20;
  OSSL_PARAM* param = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STATE);
  if (param != nullptr &&
      !OSSL_PARAM_set_int(param, static_cast<Generator*>(generator)->state)) {
    return 0;
  }
  param = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STRENGTH);
  if (param != nullptr && !OSSL_PARAM_set_uint(param, kStrengthBits)) return 0;
  param = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_MAX_REQUEST);
  return param == nullptr || OSSL_PARAM_set_size_t(param, kLongestRequest);
}

int SetParameters(void*, const OSSL_PARAM[]) { return 1; }

template <typename Function>
constexpr void (*AsDispatch(Function* function))() {
  return reinterpret_cast<void (*)()>(function);
}

const OSSL_DISPATCH kGeneratorFunctions[] = {
    {OSSL_FUNC_RAND_NEWCTX, AsDispatch(&NewGenerator)},
    {OSSL_FUNC_RAND_FREECTX, AsDispatch(&FreeGenerator)},
    {OSSL_FUNC_RAND_INSTANTIATE, AsDispatch(&Instantiate)},
    {OSSL_FUNC_RAND_UNINSTANTIATE, AsDispatch(&Uninstantiate)},
    {OSSL_FUNC_RAND_GENERATE, AsDispatch(&Generate)},
    {OSSL_FUNC_RAND_RESEED, AsDispatch(&Reseed)},
    {OSSL_FUNC_RAND_ENABLE_LOCKING, AsDispatch(&EnableLocking)},
    {OSSL_FUNC_RAND_LOCK, AsDispatch(&Lock)},
    {OSSL_FUNC_RAND_UNLOCK, AsDispatch(&Unlock)},
    {OSSL_FUNC_RAND_GET_CTX_PARAMS, AsDispatch(&GetParameters)},
    {OSSL_FUNC_RAND_SET_CTX_PARAMS, AsDispatch(&SetParameters)},
    {0, nullptr}};

const OSSL_ALGORITHM kAlgorithms[] = {
    {"SHAKEDOWN-RAND", "provider=shakedown", kGeneratorFunctions,
     "seeded randomness for tests"},
    {nullptr, nullptr, nullptr, nullptr}};

const OSSL_ALGORITHM* QueryOperation(void*, int operation, int* no_cache) {
  *no_cache = 0;
  return operation == OSSL_OP_RAND ? kAlgorithms : nullptr;
}

const OSSL_DISPATCH kProviderFunctions[] = {
    {OSSL_FUNC_PROVIDER_QUERY_OPERATION, AsDispatch(&QueryOperation)},
    {0, nullptr}};

int InitializeProvider(const OSSL_CORE_HANDLE*, const OSSL_DISPATCH*,
                       const OSSL_DISPATCH** functions, void** context) {
  static int provider_context;
  *functions = kProviderFunctions;
  *context = &provider_context;
  return 1;
}

OSSL_LIB_CTX* MakeLibraryContext() {
  OSSL_LIB_CTX* context = OSSL_LIB_CTX_new();
  if (context == nullptr ||
      !OSSL_PROVIDER_add_builtin(context, "shakedown", &InitializeProvider) ||
      OSSL_PROVIDER_load(context, "shakedown") == nullptr ||
      !RAND_set_DRBG_type(context, "SHAKEDOWN-RAND", nullptr, nullptr,
                          nullptr) ||
      OSSL_PROVIDER_load(context, "default") == nullptr) {
    std::fprintf(stderr,
                 "shakedown: the private OpenSSL would not start: its "
                 "libcrypto.a is not the one this was built for\n");
    std::abort();
  }
  return context;
}

}  // namespace

OSSL_LIB_CTX* LibraryContext() {
  static OSSL_LIB_CTX* const context = MakeLibraryContext();
  return context;
}

StreamScope::StreamScope(RandomStream& stream) : previous_(current_stream) {
  current_stream = &stream;
}

StreamScope::~StreamScope() { current_stream = previous_; }

PrivateKeyUse::PrivateKeyUse()
    : side_stream_(CurrentStream().Next(), "private key"),
      scope_(side_stream_) {}

}  // namespace shakedown::openssl
