# Sanitizers hold for the whole build: mixing checked and unchecked objects hides errors.
if(MINIDECK_SANITIZE)
    add_compile_options(-fsanitize=${MINIDECK_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${MINIDECK_SANITIZE})
    if(MINIDECK_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
endif()
