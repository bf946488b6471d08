/**
 * Environment variables that the inference process needs, in capitals: those by which programs,
 * libraries and drivers are found, and those that tune them. Keys of services, tokens and the rest
 * of the bot's settings stay out: a model's file that breaks the runtime finds nothing worth taking.
 */
const needed = [
  // Programs, folders and languages; on Windows the system's own places.
  /^(?:PATH|PATHEXT|HOME|USER|LOGNAME|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|DISPLAY)$/u,
  /^(?:WAYLAND_DISPLAY|XAUTHORITY|XDG_\w+)$/u,
  /^(?:SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|OS|USERPROFILE|APPDATA|LOCALAPPDATA)$/u,
  /^(?:PROGRAMDATA|PROGRAMFILES\S*|COMMONPROGRAM\S*|NUMBER_OF_PROCESSORS|PROCESSOR_\w+)$/u,
  // Libraries and memory.
  /^(?:LD_\w+|DYLD_\w+|GLIBC_TUNABLES|MALLOC_\w+|OMP_\w+|KMP_\w+|OPENBLAS_\w+|MKL_\w+)$/u,
  // Graphics cards.
  /^(?:CUDA_\w+|CUDNN_\w+|NVIDIA_\w+|NV_\w+|VK_\w+|VULKAN_\w+|MESA_\w+|LIBGL_\w+|GALLIUM_\w+)$/u,
  /^(?:LP_\w+|RADV_\w+|AMD_\w+|HSA_\w+|HIP_\w+|ROCR_\w+|INTEL_\w+|ANV_\w+|ZE_\w+|DRI_\w+)$/u,
  /^(?:DAWN_\w+|ORT_\w+|ONNXRUNTIME_\w+|MTL_\w+|METAL_\w+)$/u,
  // Node's own.
  /^(?:NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_DISABLE_COMPILE_CACHE|NODE_V8_COVERAGE|UV_\w+)$/u,
];

/** What among such names is a secret all the same. */
const SECRET = /TOKEN|SECRET|PASSW|API_?KEY|CREDENTIAL/u;

/** The variables of `environment` that the inference process gets. */
export function childEnvironment(environment: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([given]) => {
      // Windows writes "Path", and means the same.
      const name = given.toUpperCase();
      return needed.some((pattern) => pattern.test(name)) && !SECRET.test(name);
    }),
  );
}
